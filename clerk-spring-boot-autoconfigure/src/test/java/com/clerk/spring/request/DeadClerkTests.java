package com.clerk.spring.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.token.TestKeys;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.lessThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.resetAllRequests;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of requests while Clerk gives no answers.
 */
@WireMockTest
class DeadClerkTests {

	private static final String EXPIRED = TestKeys.A.tokenOf("exp", 1_799_999_000);

	private static final String REFRESH = "__refresh_" + Decider.LIVE.publishableKey().cookieSuffix() + "=r";

	private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofSeconds(6);

	private final Decider decider = Decider.overHttp();

	private ClerkOptions options;

	@BeforeEach
	void prepare(WireMockRuntimeInfo server) {
		this.options = Decider.LIVE.mutate().jwtKey(null).apiUrl(server.getHttpBaseUrl()).build();
	}

	static Stream<ResponseDefinitionBuilder> hangs() {
		return Stream.of(okJson("{}").withFixedDelay(5_000), okJson("{}").withChunkedDribbleDelay(2, 5_000));
	}

	static Stream<ResponseDefinitionBuilder> deaths() {
		return Stream.concat(hangs(), Stream.of(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
				aResponse().withFault(Fault.EMPTY_RESPONSE)));
	}

	@ParameterizedTest
	@MethodSource("deaths")
	void aSessionWithAKnownKeyLivesUntilItsTokenEnds(ResponseDefinitionBuilder death) {
		stubFor(any(anyUrl()).willReturn(okJson(JsonMapper.shared().writeValueAsString(TestKeys.jwks(TestKeys.A)))));
		assertThat(session(TestKeys.A.token()).isAuthenticated()).isTrue();
		stubFor(any(anyUrl()).willReturn(death));
		resetAllRequests();
		losePatience();

		this.decider.clock().advance(Duration.ofSeconds(64));
		assertThat(session(TestKeys.A.token()).isAuthenticated()).isTrue();
		assertThat(session(TestKeys.A.tokenOf("sub", "user_never_seen_before")).isAuthenticated()).isTrue();
		verify(0, anyRequestedFor(anyUrl()));

		this.decider.clock().advance(Duration.ofSeconds(1));
		assertThat(session(TestKeys.A.token()).isAuthenticated()).isFalse();
	}

	@ParameterizedTest
	@MethodSource("deaths")
	void manyRequestsCostOneCall(ResponseDefinitionBuilder death) {
		configureKey();
		losePatience();
		stubFor(any(anyUrl()).willReturn(death));

		for (int i = 0; i < 100; i++) {
			assertThat(session(EXPIRED).reason()).isEqualTo("session-token-expired-refresh-fetch-error");
			assertThat(nonce().reason()).isEqualTo("session-token-missing");
			assertThat(session(TestKeys.A.token()).isAuthenticated()).isTrue();
		}

		verify(lessThanOrExactly(1), anyRequestedFor(anyUrl()));
	}

	@Test
	void manyRequestsAtOnceWaitForOneTimeOutTogether() throws Exception {
		configureKey();
		losePatience();
		stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(5_000)));
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<RequestState>> states = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				states.add(threads.submit(() -> {
					start.await();
					return session(EXPIRED);
				}));
			}
			start.countDown();
			for (Future<RequestState> state : states) {
				assertThat(state.get(10, TimeUnit.SECONDS).status()).isEqualTo(Status.HANDSHAKE);
			}
		}
		finally {
			threads.shutdownNow();
		}

		int calls = findAll(anyRequestedFor(anyUrl())).size();
		assertThat(calls).isLessThanOrEqualTo(8);
	}

	@Test
	void whenClerkIsBackThenItIsAskedAgain() {
		configureKey();
		stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
		session(EXPIRED);
		stubFor(any(anyUrl()).willReturn(okJson("{\"cookies\":[\"__session=" + TestKeys.A.token() + "\"]}")));
		assertThat(session(EXPIRED).status()).isEqualTo(Status.HANDSHAKE);

		this.decider.clock().advance(LONGER_THAN_ANY_PAUSE);

		assertThat(session(EXPIRED).status()).isEqualTo(Status.SIGNED_IN);
		assertThat(session(EXPIRED).status()).isEqualTo(Status.SIGNED_IN);
	}

	@Test
	void anAddressThatRefusesConnectionsIsLikeOneThatHangs() {
		configureKey();

		this.options = this.options.mutate().apiUrl("http://127.0.0.1:1").build();

		assertThat(session(EXPIRED).reason()).isEqualTo("session-token-expired-refresh-fetch-error");
		assertThat(nonce().reason()).isEqualTo("session-token-missing");
		assertThat(session(TestKeys.A.token()).isAuthenticated()).isTrue();
	}

	@Test
	void anErrorIsAnAnswerAndStopsNoOtherCall() {
		configureKey();
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

		for (int i = 0; i < 5; i++) {
			session(EXPIRED);
		}

		verify(5, anyRequestedFor(anyUrl()));
	}

	private void configureKey() {
		this.options = this.options.mutate().jwtKey(TestKeys.A.pem()).build();
	}

	private void losePatience() {
		this.options = this.options.mutate().readTimeout(Duration.ofMillis(100)).build();
	}

	private RequestState session(String token) {
		return this.decider.decide(this.options, Decider.PAGE, "__client_uat=1", "__session=" + token, REFRESH);
	}

	private RequestState nonce() {
		return this.decider.decide(this.options, Decider.PAGE, "__clerk_handshake_nonce=n");
	}

}
