package com.clerk.spring.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * When keys are fetched, and what serves meanwhile, one request at a time.
 */
@ExtendWith(OutputCaptureExtension.class)
class SigningKeysTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder().secretKey("sk_test_1").build();

	private final TestClock clock = new TestClock();

	private final FakeBackendApi api = new FakeBackendApi();

	private final TestExecutor executor = new TestExecutor();

	private final List<Duration> pauses = new ArrayList<>();

	private final SigningKeys keys = SigningKeys.create(this.api, this.clock, this.executor, this.pauses::add);

	@Test
	void keysAreFetchedAtFirstNeedAndKept() {
		find(TestKeys.A);
		find(TestKeys.A);

		assertThat(this.api.fetches()).isOne();
	}

	@Test
	void whenKeysGetOldThenTheyAreRefreshedBesideTheRequest() {
		find(TestKeys.A);
		this.executor.postpone();
		this.clock.advance(Duration.ofMinutes(3));

		find(TestKeys.A);
		find(TestKeys.A);

		assertThat(this.executor.postponed()).isOne();
		assertThat(this.api.fetches()).isOne();
		this.executor.runPostponed();
		assertThat(this.api.fetches()).isEqualTo(2);
		assertThat(this.keys.status(OPTIONS).age()).isZero();
	}

	@Test
	void whenClerkWithdrawsAKeyThenItIsRefusedAfterItsAgeLimit() {
		this.api.answer(TestKeys.jwks(TestKeys.A, TestKeys.B));
		find(TestKeys.A);
		this.api.answer(TestKeys.jwks(TestKeys.B));
		this.clock.advance(Duration.ofMinutes(4));
		find(TestKeys.A);
		this.clock.advance(Duration.ofMinutes(1));

		assertThat(refusal(TestKeys.A).reason()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);
		find(TestKeys.B);
	}

	@Test
	void whenRefreshFailsThenTheLastKeysServeForAnHour(CapturedOutput output) {
		find(TestKeys.A);
		this.api.fail(503);
		this.clock.advance(Duration.ofMinutes(5));
		find(TestKeys.A);
		this.clock.advance(Duration.ofMinutes(54).plusSeconds(59));
		find(TestKeys.A);
		this.clock.advance(Duration.ofSeconds(1));

		TokenVerificationException refusal = refusal(TestKeys.A);
		assertThat(refusal.reason()).isEqualTo(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);
		assertThat(refusal.reason().isOutage()).isTrue();
		assertThat(output).containsOnlyOnce("Clerk's signing keys can't be fetched: Error loading Clerk JWKS");
	}

	@Test
	void whenAnOutageLastsThenRequestsAreServedWithoutWaitingForTheNextTry() {
		find(TestKeys.A);
		this.api.fail(503);
		this.clock.advance(Duration.ofMinutes(5));
		find(TestKeys.A);
		this.executor.postpone();
		this.clock.advance(Duration.ofMinutes(1));

		find(TestKeys.A);

		assertThat(this.executor.postponed()).isOne();
	}

	@Test
	void whenAnOutageEndsThenNewKeysServe(CapturedOutput output) {
		find(TestKeys.A);
		this.api.fail(503);
		this.clock.advance(Duration.ofMinutes(5));
		find(TestKeys.A);
		this.api.answer(TestKeys.jwks(TestKeys.B));
		this.clock.advance(Duration.ofSeconds(1));

		find(TestKeys.A);
		find(TestKeys.B);

		assertThat(this.keys.status(OPTIONS).lastError()).isNull();
		assertThat(output).containsOnlyOnce("can be fetched again");
	}

	@Test
	void whenKeysNeverCameThenTheOutageIsReportedAtOnceWhileBackingOff() {
		this.api.fail(500);

		TokenVerificationException first = refusal(TestKeys.A);
		TokenVerificationException second = refusal(TestKeys.A);

		assertThat(this.api.fetches()).isEqualTo(5);
		assertThat(first).hasMessage(
				"Error loading Clerk JWKS from " + FakeBackendApi.URL + " with code=500 Contact support@clerk.com");
		assertThat(second).hasMessage(first.getMessage());
		assertThat(second.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
	}

	@Test
	void whenClerkIsBackAfterAFailedStartThenTheBackOffIsAllThatIsWaited() {
		this.api.fail(500);
		refusal(TestKeys.A);
		this.api.answer(TestKeys.jwks(TestKeys.A));
		this.clock.advance(Duration.ofSeconds(1));

		find(TestKeys.A);
	}

	@Test
	void backOffGrowsToFiveSeconds() {
		this.api.fail(404);
		List<Duration> backOffs = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			Duration retryAfter = refusal(TestKeys.A).retryAfter();
			backOffs.add(retryAfter);
			this.clock.advance(retryAfter);
		}

		assertThat(backOffs).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 5L, 5L);
		assertThat(this.api.fetches()).isEqualTo(5);
	}

	@Test
	void attemptsGoOnWithGrowingPauses() {
		this.api.fail(502);

		refusal(TestKeys.A);

		assertThat(this.pauses).hasSize(4);
		assertThat(this.pauses).isSorted();
		assertThat(this.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void whenThereAreKeysThenARefreshIsTriedOnce() {
		find(TestKeys.A);
		this.api.fail(503);
		this.clock.advance(Duration.ofMinutes(4));

		find(TestKeys.A);

		assertThat(this.api.fetches()).isEqualTo(2);
	}

	@Test
	void whenClerkAsksForMoreTimeThanThereIsThenTheRoundEnds() {
		this.api.fail(new ClerkApiException(FakeBackendApi.URL, 429, List.of(), null, Duration.ofMinutes(1)));

		TokenVerificationException refusal = refusal(TestKeys.A);

		assertThat(this.api.fetches()).isOne();
		assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void whenTheSecretKeyIsWrongThenItIsSaidOnce() {
		this.api.fail(new ClerkApiException(FakeBackendApi.URL, 401,
				List.of(new ClerkApiError("clerk_key_invalid", "The key\r\nis wrong", null, Map.of())), null, null));

		TokenVerificationException refusal = refusal(TestKeys.A);

		assertThat(refusal.reason()).isEqualTo(TokenErrorReason.SECRET_KEY_INVALID);
		assertThat(refusal).hasMessage("The key??is wrong Contact support@clerk.com");
		assertThat(this.api.fetches()).isOne();
	}

	@Test
	void whenTheHttpClientBreaksThenItIsAnOutage(CapturedOutput output) {
		this.api.fail(new IllegalStateException("Bearer sk_test_1"));

		assertThat(refusal(TestKeys.A))
			.hasMessage("Failed to load JWKS from Clerk Backend or Frontend API. Contact support@clerk.com");
		assertThat(output).contains("IllegalStateException").doesNotContain("sk_test_1");
	}

	@Test
	void whenTheSetIsEmptyThenTheLastKeysServe() {
		find(TestKeys.A);
		this.api.answer(Map.of("keys", List.of()));
		this.clock.advance(Duration.ofMinutes(5));

		find(TestKeys.A);

		assertThat(this.keys.status(OPTIONS).lastError()).isEqualTo(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);
	}

	@Test
	void anUnknownKeyIdIsLookedForOnceInThirtySeconds() {
		find(TestKeys.A);
		assertThat(refusal(TestKeys.B).reason()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);
		assertThat(this.api.fetches()).isEqualTo(2);
		this.api.answer(TestKeys.jwks(TestKeys.B));
		this.clock.advance(Duration.ofSeconds(29));
		assertThat(refusal(TestKeys.B).reason()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);
		assertThat(this.api.fetches()).isEqualTo(2);
		this.clock.advance(Duration.ofSeconds(1));

		find(TestKeys.B);
	}

	@Test
	void whenLookingForAnUnknownKeyFailsThenOnlyTheBackOffIsWaited() {
		find(TestKeys.A);
		this.api.fail(503);
		TokenVerificationException refusal = refusal(TestKeys.B);
		assertThat(refusal.reason()).isEqualTo(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);
		assertThat(refusal(TestKeys.B).reason()).isEqualTo(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);
		assertThat(this.api.fetches()).isEqualTo(2);
		this.api.answer(TestKeys.jwks(TestKeys.B));
		this.clock.advance(refusal.retryAfter());

		find(TestKeys.B);
		find(TestKeys.A);
	}

	@Test
	void instancesDoNotShareKeys() {
		ClerkOptions other = OPTIONS.mutate().secretKey("sk_test_2").build();
		this.api.answer((options) -> TestKeys.jwks(options.equals(other) ? TestKeys.B : TestKeys.A));
		find(TestKeys.A);

		assertThat(refusal(TestKeys.A, other).reason()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);

		find(TestKeys.A, OPTIONS.mutate().apiUrl("https://eu.example").build());
		find(TestKeys.A, OPTIONS.mutate().apiVersion("v2").build());
		assertThat(this.api.fetches()).isEqualTo(4);
	}

	@Test
	void thousandsOfInstancesAreNotAllKept() {
		for (int i = 0; i < 1500; i++) {
			this.keys.scope(OPTIONS.mutate().secretKey("sk_test_" + i).build());
		}

		assertThat(this.keys.instances()).isEqualTo(1000);
	}

	@Test
	void optionsThatDoNotConcernKeysShareThem() {
		find(TestKeys.A);

		find(TestKeys.A, OPTIONS.mutate().signInUrl("/sign-in").clockSkew(Duration.ZERO).build());

		assertThat(this.api.fetches()).isOne();
	}

	@Test
	void whenTheClockIsSetBackThenKeysAreFetchedAnew() {
		find(TestKeys.A);
		this.clock.advance(Duration.ofHours(-2));

		find(TestKeys.A);

		assertThat(this.api.fetches()).isEqualTo(2);
	}

	@Test
	void withoutAnythingToGetKeysWithNothingIsFetched() {
		TokenVerificationException refusal = refusal(TestKeys.A, ClerkOptions.builder().build());

		assertThat(refusal.reason()).isEqualTo(TokenErrorReason.JWK_FAILED_TO_RESOLVE);
		assertThat(refusal)
			.hasMessage("Failed to resolve JWK during verification. Set the CLERK_JWT_KEY environment variable.");
		assertThat(this.api.fetches()).isZero();
	}

	@Test
	void aConfiguredKeyNeedsNoFetch() {
		ClerkOptions options = OPTIONS.mutate().jwtKey(TestKeys.A.pem()).build();

		this.keys.preload(options);
		find(TestKeys.B, options);

		assertThat(this.api.fetches()).isZero();
		assertThat(this.keys.status(options)).isEqualTo(new SigningKeysStatus(1, null, null));
	}

	@Test
	void preloadingFetchesBesideTheCaller() {
		this.executor.postpone();
		this.keys.preload(OPTIONS);
		this.keys.preload(OPTIONS);
		assertThat(this.executor.postponed()).isOne();
		assertThat(this.keys.status(OPTIONS)).isEqualTo(new SigningKeysStatus(0, null, null));

		this.executor.runPostponed();

		assertThat(this.keys.status(OPTIONS)).isEqualTo(new SigningKeysStatus(1, Duration.ZERO, null));
		this.keys.preload(OPTIONS);
		assertThat(this.api.fetches()).isOne();
	}

	@Test
	void whenClosedThenNothingIsFetchedAnyMore() {
		SigningKeys closed = SigningKeys.create(this.api, this.clock);
		closed.close();

		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> closed.scope(OPTIONS).keys().find(DecodedToken.decode(TestKeys.A.token()), OPTIONS))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD));
		assertThat(this.api.fetches()).isZero();
	}

	@Test
	void weakKeysAreNamedOnce(CapturedOutput output) {
		Map<String, Object> weak = Map.of("kty", "RSA", "kid", "ins_weak", "use", "sig", "e", "Aw", "n",
				TestKeys.encode(TestKeys.A.publicKey().getModulus().shiftRight(1024).toByteArray()));
		this.api.answer(Map.of("keys", List.of(weak, TestKeys.A.jwk())));
		find(TestKeys.A);
		this.clock.advance(Duration.ofMinutes(4));
		find(TestKeys.A);

		assertThat(this.api.fetches()).isEqualTo(2);
		assertThat(output).containsOnlyOnce("'ins_weak' has only 1024 bits")
			.containsOnlyOnce("'ins_weak' has the public exponent 3");
	}

	@Test
	void anUnknownUseBesideVerifyingSpoilsNoKey() {
		Map<String, Object> jwk = new HashMap<>(TestKeys.A.jwk());
		jwk.put("key_ops", List.of("attest", "verify"));
		this.api.answer(Map.of("keys", List.of(jwk)));

		find(TestKeys.A);

		assertThat(this.api.fetches()).isOne();
	}

	@Test
	void scopesDoNotShowSecrets() {
		assertThat(Instance.of(OPTIONS)).hasToString("Instance[https://api.clerk.com]");
	}

	private void find(TestKeys key) {
		find(key, OPTIONS);
	}

	private void find(TestKeys key, ClerkOptions options) {
		assertThat(this.keys.scope(options).keys().find(DecodedToken.decode(key.token()), options)).isNotNull();
	}

	private TokenVerificationException refusal(TestKeys key) {
		return refusal(key, OPTIONS);
	}

	private TokenVerificationException refusal(TestKeys key, ClerkOptions options) {
		return catchThrowableOfType(TokenVerificationException.class, () -> find(key, options));
	}

}
