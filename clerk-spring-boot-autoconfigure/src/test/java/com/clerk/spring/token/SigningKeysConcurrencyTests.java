package com.clerk.spring.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who waits for keys when many ask at once. Nothing here depends on how fast a thread is:
 * Clerk answers when the test says so.
 */
@Timeout(60)
class SigningKeysConcurrencyTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.secretKey("sk_test_1")
		.connectTimeout(Duration.ofMinutes(1))
		.build();

	private static final int MAX_WAITING = 16;

	private final TestClock clock = new TestClock();

	private final FakeBackendApi api = new FakeBackendApi();

	private final SigningKeys keys = SigningKeys.create(this.api, this.clock);

	private final SessionTokenVerifier verifier = SessionTokenVerifier.create(OPTIONS, this.keys, this.clock, 0);

	private final ExecutorService requests = Executors.newFixedThreadPool(64);

	@AfterEach
	void close() {
		this.requests.shutdownNow();
		this.keys.close();
	}

	@RepeatedTest(10)
	void aThousandUnknownKeyIdsCauseTwoFetchesAtMost() throws Exception {
		List<Future<TokenErrorReason>> outcomes = this.requests.invokeAll(unknown(1000));

		for (Future<TokenErrorReason> outcome : outcomes) {
			assertThat(outcome.get()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);
		}
		assertThat(this.api.fetches()).isBetween(1, 2);
	}

	@RepeatedTest(10)
	void whileAFetchHangsAFloodNeitherDelaysAKnownKeyNorHoldsThreads() throws Exception {
		this.verifier.verify(TestKeys.A.token());
		CountDownLatch hanging = this.api.hang();
		CompletionService<TokenErrorReason> flood = new ExecutorCompletionService<>(this.requests);
		unknown(1000).forEach(flood::submit);
		this.api.awaitCall();

		for (int i = 0; i < 1000 - MAX_WAITING; i++) {
			assertThat(flood.take().get()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);
		}
		assertThat(this.verifier.verify(TestKeys.A.token()).subject()).isEqualTo("user_1");
		assertThat(this.api.fetches()).isEqualTo(2);
		hanging.countDown();

		for (int i = 0; i < MAX_WAITING; i++) {
			assertThat(flood.take().get()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);
		}
		assertThat(this.api.fetches()).isEqualTo(2);
	}

	@RepeatedTest(10)
	void requestsWithoutKeysShareOneFetch() throws Exception {
		CountDownLatch hanging = this.api.hang();
		CountDownLatch asking = new CountDownLatch(20);
		List<Future<String>> outcomes = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			outcomes.add(this.requests.submit(() -> {
				asking.countDown();
				return this.verifier.verify(TestKeys.A.token()).subject();
			}));
		}
		asking.await();
		this.api.awaitCall();
		hanging.countDown();

		for (Future<String> outcome : outcomes) {
			assertThat(outcome.get()).isEqualTo("user_1");
		}
		assertThat(this.api.fetches()).isOne();
	}

	@Test
	void aFloodBeforeThereAreKeysHoldsABoundedNumberOfThreads() throws Exception {
		CountDownLatch hanging = this.api.hang();
		ExecutorService more = Executors.newFixedThreadPool(80);
		CompletionService<TokenErrorReason> flood = new ExecutorCompletionService<>(more);
		try {
			unknown(80).forEach(flood::submit);
			this.api.awaitCall();
			for (int i = 0; i < 80 - 64; i++) {
				assertThat(flood.take().get()).isEqualTo(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);
			}
			hanging.countDown();
			for (int i = 0; i < 64; i++) {
				assertThat(flood.take().get()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);
			}
		}
		finally {
			more.shutdownNow();
		}
	}

	@Test
	void whenARefreshHangsThenKnownKeysServe() throws Exception {
		this.verifier.verify(TestKeys.A.token());
		this.clock.advance(Duration.ofMinutes(4));
		CountDownLatch hanging = this.api.hang();
		String token = TestKeys.A.tokenOf("exp", 1_800_001_000L);

		this.verifier.verify(token);
		this.api.awaitCall();
		this.verifier.verify(token);

		hanging.countDown();
		assertThat(this.api.fetches()).isEqualTo(2);
	}

	@Test
	void whenClerkDoesNotAnswerThenWaitingEndsAtTheDeadline() throws Exception {
		CountDownLatch hanging = this.api.hang();
		ClerkOptions impatient = OPTIONS.mutate()
			.connectTimeout(Duration.ofMillis(20))
			.readTimeout(Duration.ofMillis(20))
			.build();

		assertThat(refusal(TestKeys.A.token(), impatient)).isEqualTo(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);
		assertThat(refusal(TestKeys.A.token(), impatient)).isEqualTo(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD);

		this.api.awaitCall();
		hanging.countDown();
		assertThat(this.api.fetches()).isOne();
	}

	@Test
	void whenClerkDoesNotAnswerThenAnAgedKeyServesAfterTheDeadline() {
		this.verifier.verify(TestKeys.A.token());
		this.clock.advance(Duration.ofMinutes(10));
		CountDownLatch hanging = this.api.hang();
		ClerkOptions impatient = OPTIONS.mutate()
			.connectTimeout(Duration.ofMillis(20))
			.readTimeout(Duration.ofMillis(20))
			.build();
		DecodedToken token = DecodedToken.decode(TestKeys.A.tokenOf("exp", 1_800_001_000L));

		assertThat(this.verifier.verify(token, impatient, TokenSource.HEADER).subject()).isEqualTo("user_1");

		hanging.countDown();
	}

	@Test
	void whenAWaitingRequestIsInterruptedThenItEndsAndStaysInterrupted() throws Exception {
		CountDownLatch hanging = this.api.hang();
		Future<Boolean> outcome = this.requests.submit(() -> {
			Thread.currentThread().interrupt();
			TokenErrorReason reason = refusal(TestKeys.A.token(), OPTIONS);
			return reason == TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD && Thread.interrupted();
		});

		assertThat(outcome.get()).isTrue();
		hanging.countDown();
	}

	private List<Callable<TokenErrorReason>> unknown(int count) {
		List<Callable<TokenErrorReason>> requests = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			String token = String.join(".", TestKeys.unsigned(TestKeys.header(UUID.randomUUID().toString()))) + ".AAAA";
			requests.add(() -> refusal(token, OPTIONS));
		}
		return requests;
	}

	private TokenErrorReason refusal(String token, ClerkOptions options) {
		try {
			this.verifier.verify(DecodedToken.decode(token), options, TokenSource.HEADER);
			throw new AssertionError("Expected a refusal");
		}
		catch (TokenVerificationException ex) {
			return ex.reason();
		}
	}

}
