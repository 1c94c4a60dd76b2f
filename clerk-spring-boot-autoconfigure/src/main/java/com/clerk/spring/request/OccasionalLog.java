package com.clerk.spring.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Lets one message through in a while, because what strangers cause must not fill a log.
 */
final class OccasionalLog {

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private final Clock clock;

	private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

	OccasionalLog(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Logs, unless that happened a short time ago.
	 */
	void log(Runnable logging) {
		Instant now = this.clock.instant();
		Instant before = this.last.get();
		boolean due = before == null || now.isBefore(before) || !now.isBefore(before.plus(INTERVAL));
		if (due && this.last.compareAndSet(before, now)) {
			logging.run();
		}
	}

}
