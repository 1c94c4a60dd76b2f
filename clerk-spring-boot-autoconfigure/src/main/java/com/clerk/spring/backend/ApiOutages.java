package com.clerk.spring.backend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that an address gives no answers, so that not every request waits for a
 * time-out in turn: for a while calls fail at once, then one of them finds out whether
 * the address is back. Error answers are answers.
 */
final class ApiOutages {

	private static final int MAX_ADDRESSES = 1000;

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGER_PAUSE = Duration.ofSeconds(5);

	private final Clock clock;

	private final Cache<String, Outage> outages = Caffeine.newBuilder()
		.maximumSize(MAX_ADDRESSES)
		.executor(Runnable::run)
		.build();

	ApiOutages(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Makes a call, unless the address is known to give no answers.
	 * @throws ClerkApiException if there is no answer, or none was waited for
	 */
	ApiAnswer guard(String address, String url, Supplier<ApiAnswer> call) {
		Outage outage = this.outages.getIfPresent(address);
		if (outage != null && !mayProbe(address, outage)) {
			throw new ClerkApiException(url, null);
		}
		try {
			ApiAnswer answer = call.get();
			this.outages.invalidate(address);
			return answer;
		}
		catch (ClerkApiException ex) {
			this.outages.asMap().compute(address, (key, known) -> Outage.after(known, this.clock.instant()));
			throw ex;
		}
	}

	/**
	 * Lets one caller through when the pause is over; the others see a new pause.
	 */
	private boolean mayProbe(String address, Outage outage) {
		Instant now = this.clock.instant();
		boolean over = now.isBefore(outage.since()) || !now.isBefore(outage.since().plus(outage.pause()));
		return over && this.outages.asMap().replace(address, outage, new Outage(now, LONGER_PAUSE));
	}

	/**
	 * The last failure, and for how long no call is made after it.
	 */
	private record Outage(Instant since, Duration pause) {

		static Outage after(@Nullable Outage known, Instant now) {
			return new Outage(now, (known == null) ? FIRST_PAUSE : LONGER_PAUSE);
		}

	}

}
