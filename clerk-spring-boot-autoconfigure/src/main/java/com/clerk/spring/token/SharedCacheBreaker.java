package com.clerk.spring.token;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a cache of the application alone for a while after it failed, so that not every
 * request waits for it in turn. Then one request finds out whether it is back.
 */
final class SharedCacheBreaker {

	private static final Log logger = LogFactory.getLog(SharedCacheBreaker.class);

	private static final long PAUSE_MILLIS = Duration.ofSeconds(5).toMillis();

	private final Clock clock;

	/** When it failed last, or null while it works. */
	private final AtomicReference<@Nullable Long> failedAt = new AtomicReference<>();

	SharedCacheBreaker(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Uses the cache, unless it is to be left alone.
	 * @return what was found, or null: nothing, or a failure
	 */
	<T> @Nullable T use(Supplier<@Nullable T> access) {
		Long current = this.failedAt.get();
		if (current != null) {
			current = probe(current);
			if (current == null) {
				return null;
			}
		}
		try {
			T found = access.get();
			// Not what another access learned meanwhile.
			this.failedAt.compareAndSet(current, null);
			return found;
		}
		catch (RuntimeException ex) {
			if (this.failedAt.getAndSet(this.clock.millis()) == null) {
				logger
					.warn("The cache named by clerk.machine-token-cache.cache-name fails, so Clerk is asked about each "
							+ "machine token; this is logged once until it works again", ex);
			}
			return null;
		}
	}

	/**
	 * Begins a new pause if the last one is over.
	 * @return the begin of the new one, for the caller who finds out; else null
	 */
	private @Nullable Long probe(Long failed) {
		long now = this.clock.millis();
		boolean over = now < failed || now - failed >= PAUSE_MILLIS;
		Long begin = now;
		return (over && this.failedAt.compareAndSet(failed, begin)) ? begin : null;
	}

}
