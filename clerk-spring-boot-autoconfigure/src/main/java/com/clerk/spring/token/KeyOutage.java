package com.clerk.spring.token;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Fetches fail: since when none is tried, and for how long. This back-off is short, so
 * that an outage ends soon after Clerk is back; it has nothing to do with the interval
 * for unknown key ids.
 *
 * @param failure the last failure
 * @param failedAt when it happened
 * @param inRow how many failures there were without a success
 */
record KeyOutage(KeyFailure failure, Instant failedAt, int inRow) {

	private static final Duration MIN_BACK_OFF = Duration.ofSeconds(1);

	private static final Duration MAX_BACK_OFF = Duration.ofSeconds(5);

	static KeyOutage after(@Nullable KeyOutage previous, KeyFailure failure, Instant now) {
		return new KeyOutage(failure, now, (previous != null) ? previous.inRow + 1 : 1);
	}

	boolean isBackingOff(Instant now) {
		return Elapsed.lessThan(backOff(), this.failedAt, now);
	}

	private Duration backOff() {
		Duration backOff = MIN_BACK_OFF.multipliedBy(1L << Math.min(this.inRow - 1, 3));
		Duration asked = this.failure.retryAfter();
		Duration longer = (asked != null && asked.compareTo(backOff) > 0) ? asked : backOff;
		return (longer.compareTo(MAX_BACK_OFF) < 0) ? longer : MAX_BACK_OFF;
	}

	/**
	 * The refusal of a token that can't be judged now.
	 */
	TokenVerificationException toException(Instant now) {
		Duration left = Duration.between(now, this.failedAt.plus(backOff()));
		Duration retryAfter = (left.compareTo(MIN_BACK_OFF) < 0) ? MIN_BACK_OFF : left;
		return this.failure.toException(retryAfter);
	}

}
