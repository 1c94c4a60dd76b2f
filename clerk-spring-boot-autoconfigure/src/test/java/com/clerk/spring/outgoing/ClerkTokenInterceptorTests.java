package com.clerk.spring.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.VerifiedM2mToken;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ClerkTokenInterceptorTests {

	private static final String ORDERS = "https://orders.example.com";

	private final TestClock clock = new TestClock();

	private final MintedTokens minted = new MintedTokens(this.clock);

	private final ClerkTokenInterceptors interceptors = new ClerkTokenInterceptors(() -> this.minted, this.clock);

	private final ClientHttpRequestInterceptor machine = this.interceptors.ofMachine(ORDERS);

	private HttpStatus answer = HttpStatus.OK;

	@AfterEach
	void forgetTheCaller() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void aMachineTokenIsSentAndKept() {
		assertThat(sent(this.machine, ORDERS + "/1")).isEqualTo("Bearer mt_1");
		this.clock.advance(Duration.ofMinutes(54));
		assertThat(sent(this.machine, ORDERS + "/2")).isEqualTo("Bearer mt_1");
	}

	@Test
	void aMachineTokenIsRenewedBeforeItExpires() {
		sent(this.machine, ORDERS);
		this.clock.advance(Duration.ofMinutes(55));

		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_2");
	}

	@Test
	void whileClerkCanNotBeReachedTheOldTokenServes() {
		sent(this.machine, ORDERS);
		this.clock.advance(Duration.ofMinutes(56));
		this.minted.fail();

		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_1");
		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_1");
		assertThat(this.minted.asked()).isEqualTo(2);

		this.clock.advance(Duration.ofSeconds(5));
		this.minted.recover();
		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_2");
	}

	@Test
	void withoutAnyTokenCallsFailAndClerkIsLeftAloneForAWhile() {
		this.minted.fail();

		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(ClerkApiException.class).isThrownBy(() -> sent(this.machine, ORDERS));
		}
		assertThat(this.minted.asked()).isEqualTo(1);

		this.minted.recover();
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_1");
	}

	@Test
	void clerkIsAskedAgainWhenItSaid() {
		this.minted.limit(Duration.ofSeconds(30));
		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(() -> sent(this.machine, ORDERS));
		this.minted.recover();

		this.clock.advance(Duration.ofSeconds(29));
		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(() -> sent(this.machine, ORDERS));
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_1");
	}

	@Test
	void aTokenThatEndedIsNotSent() {
		sent(this.machine, ORDERS);
		this.clock.advance(Duration.ofMinutes(60));
		this.minted.fail();

		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(() -> sent(this.machine, ORDERS));
	}

	@Test
	void aTokenWithoutAnEndIsKept() {
		ClientHttpRequestInterceptor endless = new ClerkTokenInterceptors(this.minted::endless, this.clock)
			.ofMachine(ORDERS);
		sent(endless, ORDERS);
		this.clock.advance(Duration.ofDays(3_000));

		assertThat(sent(endless, ORDERS)).isEqualTo("Bearer mt_1");
	}

	@Test
	void aRefusedTokenIsReplacedAtFirstAfterAMinuteThenEverMoreSeldom() {
		this.answer = HttpStatus.UNAUTHORIZED;
		assertThat(sentInMinutes(1)).isEqualTo(1);
		assertThat(sentInMinutes(1)).isEqualTo(2);
		assertThat(sentInMinutes(3)).isEqualTo(4);
		assertThat(sentInMinutes(24 * 60)).isLessThan(60);
	}

	@Test
	void aTokenThatIsTakenAgainIsReplacedAfterAMinuteWhenItIsRefused() {
		this.answer = HttpStatus.UNAUTHORIZED;
		sentInMinutes(10);
		this.answer = HttpStatus.OK;
		sent(this.machine, ORDERS);
		this.clock.advance(Duration.ofMinutes(30));
		this.answer = HttpStatus.UNAUTHORIZED;
		int before = sentInMinutes(1);

		assertThat(sentInMinutes(2)).isEqualTo(before + 1);
	}

	@Test
	void aRefusedTokenServesUntilThereIsAnother() {
		sent(this.machine, ORDERS);
		this.clock.advance(Duration.ofMinutes(2));
		this.answer = HttpStatus.UNAUTHORIZED;
		sent(this.machine, ORDERS);
		this.minted.fail();

		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_1");
		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_1");
		assertThat(this.minted.asked()).isEqualTo(2);
	}

	@Test
	void aClockThatIsAheadBuysNoTokenForEachCall() {
		TestClock ahead = new TestClock();
		ahead.advance(Duration.ofDays(1));
		ClientHttpRequestInterceptor early = new ClerkTokenInterceptors(() -> this.minted, ahead).ofMachine(ORDERS);

		for (int i = 0; i < 10; i++) {
			assertThat(sent(early, ORDERS)).isEqualTo("Bearer mt_1");
		}
	}

	/** Sends ten calls a minute. */
	private int sentInMinutes(int minutes) {
		for (int i = 0; i < minutes * 10; i++) {
			sent(this.machine, ORDERS);
			this.clock.advance(Duration.ofSeconds(6));
		}
		return this.minted.asked();
	}

	@Test
	void severalCallsAtOnceCreateOneToken() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.minted.hold(asked, goOn);
		CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> sent(this.machine, ORDERS));
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		List<CompletableFuture<String>> others = Stream
			.generate(() -> CompletableFuture.supplyAsync(() -> sent(this.machine, ORDERS)))
			.limit(8)
			.toList();
		goOn.countDown();

		assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("Bearer mt_1");
		for (CompletableFuture<String> other : others) {
			assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("Bearer mt_1");
		}
		assertThat(this.minted.asked()).isEqualTo(1);
	}

	@Test
	void whileOneRenewsTheOthersGoOn() throws Exception {
		sent(this.machine, ORDERS);
		this.clock.advance(Duration.ofMinutes(56));
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.minted.hold(asked, goOn);
		CompletableFuture<String> renewing = CompletableFuture.supplyAsync(() -> sent(this.machine, ORDERS));
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

		assertThat(sent(this.machine, ORDERS)).isEqualTo("Bearer mt_1");

		goOn.countDown();
		assertThat(renewing.get(10, TimeUnit.SECONDS)).isEqualTo("Bearer mt_2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://orders.example.com:443/a?b#c", "HTTPS://ORDERS.example.com" })
	void anOriginIsKnownInAnySpelling(String url) {
		assertThat(sent(this.machine, url)).isEqualTo("Bearer mt_1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://orders.example.com", "https://orders.example.com:8443",
			"https://orders.example.com.evil.example", "https://evil.example/orders.example.com",
			"https://orders.example.com@evil.example", "https://a.orders.example.com", "https://orders.example.com./",
			"mailto:orders@example.com", "/orders" })
	void noTokenGoesAnywhereElse(String url) {
		assertThat(sent(this.machine, url)).isNull();
		assertThat(this.minted.asked()).isZero();
	}

	@Test
	void anAuthorizationOfTheCallStays() {
		MockClientHttpRequest request = request(ORDERS);
		request.getHeaders().setBasicAuth("a", "b");

		assertThat(send(this.machine, request)).startsWith("Basic ");
		assertThat(this.minted.asked()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "orders.example.com", "https://", "https://orders.example.com/", "https://a@b",
			"https://orders.example.com?x", "ftp://orders", "https://a b", "https://orders.example.com/api", "*",
			"https://*.example.com", "https://orders:port" })
	void whatIsNoOriginIsRefused(String origin) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.interceptors.ofCaller(origin))
			.withMessageContaining("https://orders.example.com");
	}

	@Test
	void nowhereIsNoOrigin() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.interceptors.ofCaller());
	}

	@Test
	void theTokenOfTheCallerIsSent() {
		ClientHttpRequestInterceptor caller = this.interceptors.ofCaller("http://orders:8080", ORDERS);
		caller(new VerifiedM2mToken("mt_1", "mch_1", List.of(), Map.of()).toAuth("mt_text", CallerContext.none()));

		assertThat(sent(caller, "http://orders:8080/x")).isEqualTo("Bearer mt_text");
		assertThat(sent(caller, ORDERS)).isEqualTo("Bearer mt_text");
		assertThat(sent(caller, "http://orders/x")).isNull();
	}

	@Test
	void aCallerWhoIsSignedOutHasNoToken() {
		caller(SessionAuth.signedOut(CallerContext.none()));

		assertThat(sent(this.interceptors.ofCaller(ORDERS), ORDERS)).isNull();
	}

	@Test
	void withoutARequestThereIsNoCaller() {
		ClientHttpRequestInterceptor caller = this.interceptors.ofCaller(ORDERS);

		assertThatIllegalStateException().isThrownBy(() -> sent(caller, ORDERS));
		assertThat(sent(caller, "https://elsewhere.example.com")).isNull();
	}

	private static void caller(Auth auth) {
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(auth, null));
	}

	private @Nullable String sent(ClientHttpRequestInterceptor interceptor, String url) {
		return send(interceptor, request(url));
	}

	private static MockClientHttpRequest request(String url) {
		return new MockClientHttpRequest(HttpMethod.GET, URI.create(url));
	}

	private @Nullable String send(ClientHttpRequestInterceptor interceptor, MockClientHttpRequest request) {
		ClientHttpRequestExecution execution = (sent, body) -> new MockClientHttpResponse(new byte[0], this.answer);
		try {
			interceptor.intercept(request, new byte[0], execution);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return request.getHeaders().getFirst("Authorization");
	}

}
