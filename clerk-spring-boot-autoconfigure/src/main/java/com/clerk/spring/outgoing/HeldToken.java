package com.clerk.spring.outgoing;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A token and its times.
 *
 * @param text the token
 * @param replaceableAt before which it is not exchanged for another, refused or not
 * @param renewAt from when on a new one is asked for
 * @param endsAt from when on it is not sent
 */
record HeldToken(String text, Instant replaceableAt, Instant renewAt, Instant endsAt) {

	private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

	/** A call takes a while to arrive, and clocks differ. */
	private static final Duration LATEST_RENEWAL = Duration.ofSeconds(30);

	static HeldToken of(String text, Instant now, @Nullable Instant expiration) {
		Instant replaceableAt = now.plus(BETWEEN_REFUSALS);
		if (expiration == null) {
			return new HeldToken(text, replaceableAt, Instant.MAX, Instant.MAX);
		}
		Duration life = Duration.between(now, expiration);
		Duration ahead = min(life.dividedBy(5), Duration.ofMinutes(5));
		return new HeldToken(text, replaceableAt, expiration.minus(ahead),
				expiration.minus(min(life.dividedBy(10), LATEST_RENEWAL)));
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	boolean isFresh(Instant now) {
		return now.isBefore(this.renewAt);
	}

	boolean isGood(Instant now) {
		return now.isBefore(this.endsAt);
	}

	boolean isReplaceable(Instant now) {
		return !now.isBefore(this.replaceableAt);
	}

	HeldToken postponed(Instant now) {
		return new HeldToken(this.text, this.replaceableAt, now.plus(AFTER_FAILURE), this.endsAt);
	}

	/**
	 * Shows the times only.
	 */
	@Override
	public String toString() {
		return "HeldToken[until " + this.endsAt + "]";
	}

}
