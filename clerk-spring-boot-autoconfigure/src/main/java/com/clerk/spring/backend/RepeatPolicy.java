package com.clerk.spring.backend;

import java.time.Duration;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How one call is repeated: twice, after growing pauses, or as long after the answer as
 * that asks for. What takes longer than a hanging call may, in all, ends as it is.
 */
final class RepeatPolicy implements RetryPolicy {

	private static final int REPETITIONS = 2;

	private static final double GROWTH = 3;

	private final Duration firstPause;

	private final Duration longest;

	private long asked;

	/**
	 * Creates the policy of one call.
	 * @param firstPause about how long the first pause is, at least 2 ms
	 * @param longest after which time no attempt begins
	 */
	RepeatPolicy(Duration firstPause, Duration longest) {
		this.firstPause = firstPause;
		this.longest = longest;
	}

	@Override
	public boolean shouldRetry(Throwable failure) {
		this.asked = 0;
		if (failure instanceof TransientAnswer end) {
			Duration retryAfter = end.answer().retryAfter();
			this.asked = (retryAfter != null) ? retryAfter.toMillis() : 0;
			return true;
		}
		// Without a cause the call could not be sent, and never will be.
		return failure instanceof ClerkApiException unanswered && unanswered.status() == 0
				&& unanswered.getCause() != null;
	}

	@Override
	public Duration getTimeout() {
		return this.longest;
	}

	@Override
	public BackOff getBackOff() {
		ExponentialBackOff pauses = new ExponentialBackOff(this.firstPause.toMillis(), GROWTH);
		pauses.setJitter(this.firstPause.toMillis() / 2);
		pauses.setMaxAttempts(REPETITIONS);
		return () -> pause(pauses.start());
	}

	private BackOffExecution pause(BackOffExecution pauses) {
		return () -> {
			long pause = pauses.nextBackOff();
			return (pause == BackOffExecution.STOP) ? pause : Math.max(pause, this.asked);
		};
	}

}
