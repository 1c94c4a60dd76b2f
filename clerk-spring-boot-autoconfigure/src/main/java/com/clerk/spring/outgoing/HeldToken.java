package com.clerk.spring.outgoing;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.ClerkApiException;

/**
 * A token, when it is used and when another is asked for.
 *
 * @param text the token, or null where there is none yet
 * @param endsAt from when on it is not sent
 * @param renewAt from when on another is asked for
 * @param replaceableAt from when on another is asked for because it was refused
 * @param refusals how many in a row were refused, as far as that led to another
 * @param failure why there was no other at the last try, or null
 */
record HeldToken(@Nullable String text, Instant endsAt, Instant renewAt, Instant replaceableAt, int refusals,
		@Nullable RuntimeException failure) {

	static final HeldToken NONE = new HeldToken(null, Instant.MIN, Instant.MIN, Instant.MIN, 0, null);

	private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

	/** So that there is half an hour between two tokens that are refused. */
	private static final int MOST_REFUSALS = 6;

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

	private static final Duration LONGEST_AFTER_FAILURE = Duration.ofMinutes(5);

	private static final Duration EARLIEST_RENEWAL = Duration.ofMinutes(5);

	/** A call takes a while to arrive, and clocks differ. */
	private static final Duration LATEST_RENEWAL = Duration.ofSeconds(30);

	/** Where the clock here is ahead of Clerk's by more than a token's life. */
	private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);

	/**
	 * Returns what is held once there is another token.
	 */
	HeldToken replaced(String token, Instant now, @Nullable Instant expiration) {
		Instant replaceable = now.plus(BETWEEN_REFUSALS.multipliedBy(1L << Math.max(0, this.refusals - 1)));
		if (expiration == null) {
			return new HeldToken(token, Instant.MAX, Instant.MAX, replaceable, this.refusals, null);
		}
		Duration life = max(Duration.between(now, expiration), SHORTEST_LIFE);
		Instant end = now.plus(life);
		return new HeldToken(token, end.minus(min(life.dividedBy(10), LATEST_RENEWAL)),
				end.minus(min(life.dividedBy(5), EARLIEST_RENEWAL)), replaceable, this.refusals, null);
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static Duration max(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	/**
	 * Returns what is held after a try in vain.
	 */
	HeldToken postponed(Instant now, RuntimeException why) {
		Duration asked = (why instanceof ClerkApiException ex && ex.retryAfter() != null) ? ex.retryAfter()
				: AFTER_FAILURE;
		Duration wait = min(max(asked, AFTER_FAILURE), LONGEST_AFTER_FAILURE);
		return new HeldToken(this.text, this.endsAt, now.plus(wait), this.replaceableAt, this.refusals, why);
	}

	/**
	 * Returns what is held once a service refused the token: the same until there is
	 * another, which is not asked for at each refusal.
	 */
	HeldToken refused(Instant now) {
		boolean replaceable = !now.isBefore(this.replaceableAt) && now.isBefore(this.renewAt) && this.failure == null;
		return replaceable ? new HeldToken(this.text, this.endsAt, now, this.replaceableAt,
				Math.min(this.refusals + 1, MOST_REFUSALS), null) : this;
	}

	HeldToken accepted() {
		return (this.refusals == 0) ? this
				: new HeldToken(this.text, this.endsAt, this.renewAt, this.replaceableAt, 0, this.failure);
	}

	boolean isDue(Instant now) {
		return !now.isBefore(this.renewAt);
	}

	boolean isGood(Instant now) {
		return this.text != null && now.isBefore(this.endsAt);
	}

	boolean isText(String token) {
		return token.equals(this.text);
	}

	/**
	 * Returns the token.
	 * @throws RuntimeException the failure, where there is none that is good
	 */
	String textAt(Instant now) {
		if (this.text == null || !isGood(now)) {
			throw (this.failure != null) ? this.failure : new IllegalStateException("There is no token");
		}
		return this.text;
	}

	/**
	 * Shows the times only.
	 */
	@Override
	public String toString() {
		return "HeldToken[until " + this.endsAt + "]";
	}

}
