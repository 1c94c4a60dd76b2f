package com.clerk.spring.token;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an instance's keys at one moment. Requests read it without waiting.
 *
 * @param keys the last good set, or null before the first
 * @param outage the failures since then, or null
 */
record KeyState(@Nullable KeySet keys, @Nullable KeyOutage outage) {

	static final KeyState EMPTY = new KeyState(null, null);

	private static final Duration MAX_AGE = Duration.ofMinutes(5);

	private static final Duration REFRESH_AGE = Duration.ofMinutes(3);

	private static final Duration MAX_AGE_IN_OUTAGE = Duration.ofHours(1);

	/**
	 * The state after a fetch.
	 */
	KeyState after(FetchResult result, Instant now) {
		if (result instanceof KeyFailure failure) {
			return new KeyState(this.keys, KeyOutage.after(this.outage, failure, now));
		}
		KeySet fetched = (KeySet) result;
		return new KeyState((this.keys != null) ? fetched.withKeysOf(this.keys, MAX_AGE) : fetched, null);
	}

	@Nullable SigningKey find(DecodedToken token, Instant now) {
		return (this.keys != null) ? this.keys.find(token, maxAge(), now) : null;
	}

	/**
	 * Tells whether there is a set to check tokens with; if not, one must be fetched
	 * first.
	 */
	boolean isUsable(Instant now) {
		return isYoungerThan(maxAge(), now);
	}

	/**
	 * Tells whether there is a set that would do while fetches fail.
	 */
	boolean hasLastGood(Instant now) {
		return isYoungerThan(MAX_AGE_IN_OUTAGE, now);
	}

	/**
	 * Tells whether a set should be fetched, before somebody must wait for it.
	 */
	boolean isRefreshDue(Instant now) {
		return !isBackingOff(now) && !isYoungerThan(REFRESH_AGE, now);
	}

	boolean isBackingOff(Instant now) {
		return this.outage != null && this.outage.isBackingOff(now);
	}

	private Duration maxAge() {
		return (this.outage != null) ? MAX_AGE_IN_OUTAGE : MAX_AGE;
	}

	private boolean isYoungerThan(Duration age, Instant now) {
		return this.keys != null && Elapsed.lessThan(age, this.keys.fetchedAt(), now);
	}

}
