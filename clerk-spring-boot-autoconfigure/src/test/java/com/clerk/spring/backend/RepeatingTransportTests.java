package com.clerk.spring.backend;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.backoff.BackOffExecution;

import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RepeatingTransportTests {

	private static final String URL = "https://api.clerk.com/v1/users";

	private static final BackendCall READ = BackendCall.of(HttpMethod.GET, URL).repeatable(true);

	private final Queue<Supplier<BackendAnswer>> answers = new ArrayDeque<>();

	private final List<BackendCall> made = new ArrayList<>();

	private final ClerkOptions options = ClerkOptions.builder().secretKey("sk_test_secret").build();

	private final BackendTransport transport = new RepeatingTransport((call, options) -> {
		this.made.add(call);
		return this.answers.remove().get();
	}, Duration.ofMillis(2));

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void aCallThatMeetsAnOverloadIsMadeAgain(int status) {
		answer(status, null);
		answer(status, null);
		answer(200, null);

		assertThat(this.transport.exchange(READ, this.options).status()).isEqualTo(200);
		assertThat(this.made).hasSize(3);
	}

	@Test
	void anOverloadThatLastsIsTheAnswer() {
		for (int i = 0; i < 4; i++) {
			answer(503, null);
		}

		assertThat(this.transport.exchange(READ, this.options).status()).isEqualTo(503);
		assertThat(this.made).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 204, 301, 400, 401, 404, 409, 422, 500, 501 })
	void anyOtherAnswerIsTaken(int status) {
		answer(status, null);

		assertThat(this.transport.exchange(READ, this.options).status()).isEqualTo(status);
		assertThat(this.made).hasSize(1);
	}

	@Test
	void aLostConnectionIsTriedAgain() {
		fail(new IOException("reset"));
		answer(200, null);

		assertThat(this.transport.exchange(READ, this.options).status()).isEqualTo(200);
	}

	@Test
	void aConnectionThatIsNeverMadeIsAFailure() {
		for (int i = 0; i < 3; i++) {
			fail(new IOException("refused " + i));
		}

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class,
				() -> this.transport.exchange(READ, this.options));

		assertThat(ex.status()).isZero();
		assertThat(ex).hasRootCauseMessage("refused 2");
		assertThat(this.made).hasSize(3);
	}

	@Test
	void whatCanNotBeSentIsNotTriedAgain() {
		fail(null);

		assertThat(catchThrowableOfType(ClerkApiException.class, () -> this.transport.exchange(READ, this.options)))
			.isNotNull();
		assertThat(this.made).hasSize(1);
	}

	@Test
	void aWriteIsNeverRepeated() {
		BackendCall write = BackendCall.of(HttpMethod.POST, URL);
		answer(503, null);
		fail(new IOException("reset"));

		assertThat(this.transport.exchange(write, this.options).status()).isEqualTo(503);
		assertThat(catchThrowableOfType(ClerkApiException.class, () -> this.transport.exchange(write, this.options)))
			.isNotNull();
		assertThat(this.made).hasSize(2);
	}

	@Test
	void aWaitThatClerkAsksForAndThatIsTooLongEndsTheCall() {
		answer(429, Duration.ofMinutes(1));

		assertThat(this.transport.exchange(READ, this.options).retryAfter()).isEqualTo(Duration.ofMinutes(1));
		assertThat(this.made).hasSize(1);
	}

	@Test
	void anInterruptedCallEndsAndKeepsTheInterruption() {
		answer(503, null);
		Thread.currentThread().interrupt();

		assertThat(this.transport.exchange(READ, this.options).status()).isEqualTo(503);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.made).hasSize(1);
	}

	@Test
	void pausesGrowAndFollowWhatIsAskedFor() {
		RepeatPolicy policy = new RepeatPolicy(Duration.ofMillis(100), Duration.ofSeconds(5));
		BackOffExecution pauses = policy.getBackOff().start();

		assertThat(policy.shouldRetry(new TransientAnswer(answered(503, null)))).isTrue();
		assertThat(pauses.nextBackOff()).isBetween(100L, 150L);
		assertThat(policy.shouldRetry(new TransientAnswer(answered(429, Duration.ofSeconds(2))))).isTrue();
		assertThat(pauses.nextBackOff()).isEqualTo(2_000L);
		assertThat(pauses.nextBackOff()).isEqualTo(BackOffExecution.STOP);
		assertThat(policy.getTimeout()).isEqualTo(Duration.ofSeconds(5));
	}

	private void answer(int status, @Nullable Duration retryAfter) {
		this.answers.add(() -> answered(status, retryAfter));
	}

	private static BackendAnswer answered(int status, @Nullable Duration retryAfter) {
		return new BackendAnswer(URL, status, HttpHeaders.EMPTY, new byte[0], retryAfter);
	}

	private void fail(@Nullable IOException cause) {
		this.answers.add(() -> {
			throw new ClerkApiException(URL, cause);
		});
	}

}
