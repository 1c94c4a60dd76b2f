package com.clerk.spring.token;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Spans on a clock that may be set back.
 */
final class Elapsed {

	private Elapsed() {
	}

	/**
	 * Tells whether less than a span has passed since an event; false when it never
	 * happened, or lies in the future because the clock was set back.
	 */
	static boolean lessThan(Duration span, @Nullable Instant event, Instant now) {
		return event != null && !now.isBefore(event) && now.isBefore(event.plus(span));
	}

}
