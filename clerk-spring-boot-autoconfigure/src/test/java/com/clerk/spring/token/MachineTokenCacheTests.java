package com.clerk.spring.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.ManyCallers;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is kept of Clerk's answers about opaque tokens, for how long, and for whom.
 */
class MachineTokenCacheTests {

	private static final int CALLERS = 50;

	private static final Duration TTL = Duration.ofSeconds(5);

	private static final ClerkOptions OPTIONS = ClerkOptions.builder().secretKey("sk_test_one").build();

	private final FakeMachineTokenApi api = new FakeMachineTokenApi();

	private final TestClock clock = new TestClock();

	private final MachineTokenVerifier verifier = verifier(TTL, 100);

	@Test
	void aTokenIsAskedAboutAgainWhenItsTimeIsUp() {
		verify("ak_1");
		this.clock.advance(TTL.minusMillis(1));
		verify("ak_1");
		assertThat(this.api.calls()).hasSize(1);

		this.clock.advance(Duration.ofMillis(1));
		verify("ak_1");
		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void aRevokedTokenIsRefusedOnceTheAnswerIsForgotten() {
		verify("ak_1");
		this.api.answers(FakeMachineTokenApi.answer(Map.of("revoked", true)));

		verify("ak_1");
		this.clock.advance(TTL);
		assertRefused("ak_1");
	}

	@Test
	void anExpiringTokenIsKeptUntilThenAtMost() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("expiration", this.clock.millis() + 2000)));
		verify("ak_1");

		this.clock.advance(Duration.ofMillis(1999));
		verify("ak_1");
		assertThat(this.api.calls()).hasSize(1);

		this.clock.advance(Duration.ofMillis(1));
		verify("ak_1");
		assertThat(this.api.calls()).hasSize(2);
	}

	static Stream<Object> unreadable() {
		return Stream.of("tomorrow", List.of(1), -1L, 0, Long.MIN_VALUE, Double.NaN, true);
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void anExpirationThatCantBeReadIsNoReasonToKeepTheToken(Object expiration) {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("expiration", expiration)));

		verify("ak_1");
		verify("ak_1");

		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void aFarExpirationDoesNotProlongTheTime() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("expiration", Long.MAX_VALUE)));
		verify("ak_1");

		this.clock.advance(TTL);
		verify("ak_1");

		assertThat(this.api.calls()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1S", "PT1H" })
	void aRefusalIsKeptForFiveSeconds(Duration ttl) {
		MachineTokenVerifier verifier = verifier(ttl, 100);
		this.api.fails(new ClerkApiException("https://api.example/verify", 404, List.of(), null, null));
		assertRefused(verifier, "ak_1");

		this.clock.advance(Duration.ofMillis(4999));
		assertRefused(verifier, "ak_1");
		assertThat(this.api.calls()).hasSize(1);

		this.clock.advance(Duration.ofMillis(1));
		assertRefused(verifier, "ak_1");
		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void aTokenThatHasEndedStaysRefused() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("revoked", true)));

		assertRefused("ak_1");
		assertRefused("ak_1");

		assertThat(this.api.calls()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 400, 429, 500, 503 })
	void anOutageIsNotKept(int status) {
		this.api.fails(new ClerkApiException("https://api.example/verify", status, List.of(), null, null));

		assertThat(refusal(this.verifier, "ak_1").outage()).isNotNull();
		assertThat(refusal(this.verifier, "ak_1").outage()).isNotNull();

		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void anAnswerThatIsNoneIsNotKept() {
		this.api.answers(Map.of());

		assertThat(refusal(this.verifier, "ak_1").outage()).isNotNull();
		assertThat(refusal(this.verifier, "ak_1").outage()).isNotNull();

		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void nothingIsKeptWhenSwitchedOff() {
		MachineTokenVerifier off = verifier(Duration.ZERO, 100);
		off.verify(TokenType.API_KEY, "ak_1", OPTIONS);
		off.verify(TokenType.API_KEY, "ak_1", OPTIONS);
		assertThat(this.api.calls()).hasSize(2);

		this.api.fails(new ClerkApiException("https://api.example/verify", 404, List.of(), null, null));
		assertRefused(off, "ak_1");
		assertRefused(off, "ak_1");
		assertThat(this.api.calls()).hasSize(4);
	}

	@Test
	void anInstanceKnowsNothingOfAnother() {
		for (ClerkOptions options : List.of(OPTIONS, ClerkOptions.builder().secretKey("sk_test_two").build(),
				ClerkOptions.builder().secretKey("sk_test_one").apiUrl("https://api.example").build())) {
			this.verifier.verify(TokenType.API_KEY, "ak_1", options);
		}

		assertThat(this.api.calls()).hasSize(3);
	}

	@Test
	void aKindIsNotTakenForAnother() {
		for (TokenType type : List.of(TokenType.API_KEY, TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN)) {
			assertThat(this.verifier.verify(type, "same", OPTIONS).tokenType()).isEqualTo(type);
		}

		assertThat(this.api.calls()).hasSize(3);
	}

	@Test
	void theMachineSecretKeyDecidesForMachines() {
		this.verifier.verify(TokenType.M2M_TOKEN, "mt_1", OPTIONS.mutate().machineSecretKey("ak_one").build());
		this.verifier.verify(TokenType.M2M_TOKEN, "mt_1", OPTIONS.mutate().machineSecretKey("ak_two").build());

		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void theAudienceIsJudgedOnEveryUse() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("aud", "one")));
		this.verifier.verify(TokenType.OAUTH_TOKEN, "oat_1", OPTIONS);

		ClerkOptions two = OPTIONS.mutate().audience(List.of("two")).build();
		assertThatExceptionOfType(MachineTokenVerificationException.class)
			.isThrownBy(() -> this.verifier.verify(TokenType.OAUTH_TOKEN, "oat_1", two));
		assertThat(this.api.calls()).hasSize(1);
	}

	@Test
	void memoryIsBounded() {
		MachineTokenCache cache = new MachineTokenCache(TTL, 10, this.clock, null);

		IntStream.range(0, 1000)
			.mapToObj((number) -> new OpaqueToken("key", "https://api.example", "API key", "ak_" + number))
			.forEach((token) -> cache.get(token, () -> new MachineTokenAnswer(Map.of())));

		assertThat(cache.size()).isLessThanOrEqualTo(10);
	}

	@Test
	void whatIsKeptCantBeChangedByWhoeverGotIt() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("claims", Map.of("role", "reader"))));
		VerifiedMachineToken first = verify("ak_1");

		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> first.claims().put("role", "admin"));
		assertThat(verify("ak_1").claims()).isEqualTo(Map.of("role", "reader"));
	}

	@ParameterizedTest
	@CsvSource({ "PT-1S, 10, ttl", "PT1S, -1, maximum-size" })
	void negativeFiguresAreRefusedByName(Duration ttl, int size, String property) {
		assertThatIllegalArgumentException().isThrownBy(() -> verifier(ttl, size))
			.withMessageContaining("clerk.machine-token-cache." + property);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT5S" })
	@Timeout(60)
	void oneCallServesAllWhoWaitForIt(Duration ttl) {
		ManyCallers<MachineTokenAnswer> callers = new ManyCallers<>(CALLERS,
				() -> new MachineTokenAnswer(FakeMachineTokenApi.answer(Map.of())));

		assertThat(ask(callers, ttl)).hasSize(CALLERS).allMatch("id_1"::equals);
		assertThat(callers.calls()).isEqualTo(1);
	}

	@Test
	@Timeout(60)
	void allWhoWaitLearnOfAnOutage() {
		ManyCallers<MachineTokenAnswer> callers = new ManyCallers<>(CALLERS, () -> {
			throw MachineTokenVerificationException.outage(MachineTokenErrorReason.UNEXPECTED_ERROR, "down",
					Duration.ofSeconds(1), null);
		});

		assertThat(ask(callers, TTL)).hasSize(CALLERS).allMatch("down"::equals);
		assertThat(callers.calls()).isEqualTo(1);
	}

	@Test
	@Timeout(60)
	void whileClerkGivesNoAnswersOnlyOneRequestFindsOutWhetherItIsBack() throws Exception {
		MachineTokenCache cache = new MachineTokenCache(TTL, 10, this.clock, null);
		OpaqueToken token = new OpaqueToken("key", "https://api.example", "API key", "ak_1");
		assertThatExceptionOfType(MachineTokenVerificationException.class).isThrownBy(() -> cache.get(token, () -> {
			throw MachineTokenVerificationException.outage(MachineTokenErrorReason.UNEXPECTED_ERROR, "down",
					Duration.ofSeconds(1), null);
		}));
		CountDownLatch called = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(1);
		CompletableFuture<MachineTokenAnswer> first = CompletableFuture.supplyAsync(() -> cache.get(token, () -> {
			called.countDown();
			await(answered);
			return new MachineTokenAnswer(FakeMachineTokenApi.answer(Map.of()));
		}));
		called.await();

		assertThatExceptionOfType(MachineTokenVerificationException.class).isThrownBy(() -> cache.get(token, () -> {
			throw new AssertionError("asked twice");
		})).satisfies((ex) -> assertThat(ex.outage()).isEqualTo(Duration.ofSeconds(1)));

		answered.countDown();
		assertThat(first.join().id()).isEqualTo("id_1");
		assertThat(cache.get(token, () -> {
			throw new AssertionError("asked twice");
		}).id()).isEqualTo("id_1");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	@Timeout(60)
	void nobodyWaitsForACallThatBroke() {
		ManyCallers<MachineTokenAnswer> callers = new ManyCallers<>(CALLERS, () -> {
			throw new IllegalStateException("broken");
		});

		assertThat(ask(callers, TTL)).hasSize(CALLERS);
	}

	private List<String> ask(ManyCallers<MachineTokenAnswer> callers, Duration ttl) {
		MachineTokenCache cache = new MachineTokenCache(ttl, 100, this.clock, null);
		OpaqueToken token = new OpaqueToken("key", "url", "API key", "ak_1");
		return callers.ask(() -> cache.get(token, callers::call).id());
	}

	private MachineTokenVerifier verifier(Duration ttl, int size) {
		return MachineTokenVerifier.create(this.api,
				SigningKeys.create(new FakeBackendApi(), this.clock, new TestExecutor(), (duration) -> {
				}), this.clock, ttl, size);
	}

	private VerifiedMachineToken verify(String token) {
		return this.verifier.verify(TokenType.API_KEY, token, OPTIONS);
	}

	private void assertRefused(String token) {
		assertRefused(this.verifier, token);
	}

	private static void assertRefused(MachineTokenVerifier verifier, String token) {
		MachineTokenVerificationException refusal = refusal(verifier, token);
		assertThat(refusal.reason()).isEqualTo(MachineTokenErrorReason.TOKEN_INVALID);
		assertThat(refusal.outage()).isNull();
		assertThat(refusal.toString()).doesNotContain(token);
	}

	private static MachineTokenVerificationException refusal(MachineTokenVerifier verifier, String token) {
		try {
			verifier.verify(TokenType.API_KEY, token, OPTIONS);
		}
		catch (MachineTokenVerificationException ex) {
			return ex;
		}
		throw new AssertionError("Not refused");
	}

}
