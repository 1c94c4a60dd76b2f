package com.clerk.spring.token;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which signatures were found good, and nothing else: time and claims are
 * judged on every use. An entry is a hash; a dump of the memory reveals no token.
 */
final class VerifiedTokens {

	// As long as a key set is used: a key that Clerk withdraws does not live on here.
	private static final Duration MAX_TIME = Duration.ofMinutes(5);

	private final @Nullable Cache<TokenFingerprint, Long> untilMillis;

	/**
	 * Creates a memory.
	 * @param maximumSize how many signatures it holds; 0 for none
	 * @param clock the clock by which it forgets
	 */
	VerifiedTokens(int maximumSize, Clock clock) {
		this.untilMillis = (maximumSize <= 0) ? null : Caffeine.newBuilder()
			.maximumSize(maximumSize)
			.expireAfter(Expiry.creating(
					(TokenFingerprint token, Long until) -> Duration.ofMillis(Math.max(0, until - clock.millis()))))
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.executor(Runnable::run)
			.build();
	}

	boolean isEnabled() {
		return this.untilMillis != null;
	}

	boolean contains(TokenFingerprint token) {
		return this.untilMillis != null && this.untilMillis.getIfPresent(token) != null;
	}

	/**
	 * Remembers a token.
	 * @param token the token
	 * @param expiry when it expires for good, in milliseconds
	 * @param now the time, in milliseconds
	 */
	void remember(TokenFingerprint token, long expiry, long now) {
		if (this.untilMillis != null) {
			this.untilMillis.put(token, Math.min(expiry, now + MAX_TIME.toMillis()));
		}
	}

	long size() {
		if (this.untilMillis == null) {
			return 0;
		}
		this.untilMillis.cleanUp();
		return this.untilMillis.estimatedSize();
	}

}
