package com.clerk.spring.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts something that is to be logged when it happens first, then once a minute at
 * most.
 */
final class Occurrences {

	private static final long INTERVAL = Duration.ofMinutes(1).toMillis();

	private static final long NEVER = Long.MIN_VALUE;

	private final Clock clock;

	private final AtomicLong count = new AtomicLong();

	private final AtomicLong last = new AtomicLong(NEVER);

	Occurrences(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Counts one.
	 * @return how many there are to log now, or 0 if it is not time for it
	 */
	long unreported() {
		long times = this.count.incrementAndGet();
		long before = this.last.get();
		long now = this.clock.millis();
		boolean due = before == NEVER || now < before || now - before >= INTERVAL;
		if (!due || !this.last.compareAndSet(before, now)) {
			return 0;
		}
		this.count.addAndGet(-times);
		return times;
	}

}
