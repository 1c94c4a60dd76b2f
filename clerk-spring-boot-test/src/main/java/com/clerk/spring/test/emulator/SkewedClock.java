package com.clerk.spring.test.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that goes as another does, ahead of it or behind it.
 */
final class SkewedClock extends Clock {

	private final Clock clock;

	private volatile Duration skew = Duration.ZERO;

	SkewedClock(Clock clock) {
		this.clock = clock;
	}

	void skew(Duration skew) {
		this.skew = skew;
	}

	@Override
	public Instant instant() {
		return this.clock.instant().plus(this.skew);
	}

	@Override
	public ZoneId getZone() {
		return this.clock.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		SkewedClock copy = new SkewedClock(this.clock.withZone(zone));
		copy.skew(this.skew);
		return copy;
	}

}
