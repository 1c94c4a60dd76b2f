package com.clerk.spring.security;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Remembers for a minute what was logged, so that a failure which meets every request
 * does not fill the log. A cause is known by where it comes from, not by its text, which
 * a client may have a hand in.
 *
 * @since 0.1.0
 */
public final class ReportedCauses {

	private static final int MAX_CAUSES = 100;

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private final Cache<String, Boolean> causes;

	/**
	 * Remembers nothing yet.
	 */
	public ReportedCauses() {
		this(Ticker.systemTicker());
	}

	ReportedCauses(Ticker ticker) {
		this.causes = Caffeine.newBuilder()
			.maximumSize(MAX_CAUSES)
			.expireAfterWrite(INTERVAL)
			.ticker(ticker)
			.executor(Runnable::run)
			.build();
	}

	/**
	 * Tells whether a cause is to be logged now.
	 * @param cause a text that no client has a hand in
	 * @return whether it was not logged for a minute
	 */
	public boolean isDue(String cause) {
		return this.causes.asMap().putIfAbsent(cause, Boolean.TRUE) == null;
	}

	/**
	 * Tells whether a failure is to be logged now.
	 */
	boolean isDue(Throwable failure) {
		StackTraceElement[] trace = failure.getStackTrace();
		return isDue(failure.getClass().getName() + ((trace.length > 0) ? " at " + trace[0] : ""));
	}

}
