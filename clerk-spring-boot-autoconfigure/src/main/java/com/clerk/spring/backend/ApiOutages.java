package com.clerk.spring.backend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
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

	/** How many threads may wait before an address is known to hang. */
	private static final int MAX_IN_FLIGHT = 64;

	private final Clock clock;

	private final Cache<String, Semaphore> inFlight = Caffeine.newBuilder()
		.maximumSize(MAX_ADDRESSES)
		.executor(Runnable::run)
		.build();

	private final Cache<String, Condition> conditions = Caffeine.newBuilder()
		.maximumSize(MAX_ADDRESSES)
		.executor(Runnable::run)
		.build();

	ApiOutages(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Makes a call, unless the address is known to give no answers.
	 * @param address the address, which answers all calls or none
	 * @param callers who shares the threads that may wait
	 * @param url what is called, for the exception
	 * @param call makes the call
	 * @throws ClerkApiException if there is no answer, or none was waited for
	 */
	BackendAnswer guard(String address, String callers, String url, Supplier<BackendAnswer> call) {
		Semaphore calls = this.inFlight.get(callers, (key) -> new Semaphore(MAX_IN_FLIGHT));
		if (!calls.tryAcquire()) {
			throw new ClerkApiException(url, null);
		}
		try {
			return guard(address, enter(address, url), call);
		}
		finally {
			calls.release();
		}
	}

	private BackendAnswer guard(String address, Condition before, Supplier<BackendAnswer> call) {
		try {
			BackendAnswer answer = call.get();
			this.conditions.put(address, Condition.answering());
			return answer;
		}
		catch (ClerkApiException ex) {
			// Only if nothing newer is known: a call may fail long after later ones were
			// answered.
			this.conditions.asMap().replace(address, before, before.afterFailure(this.clock.instant()));
			throw ex;
		}
	}

	/**
	 * Returns the condition under which a call may be made. When a pause is over, one
	 * caller gets through; the others see a new pause.
	 * @throws ClerkApiException if none may be made
	 */
	private Condition enter(String address, String url) {
		Condition condition = this.conditions.get(address, (key) -> Condition.answering());
		if (condition.failedAt == null) {
			return condition;
		}
		Instant now = this.clock.instant();
		Condition probing = condition.afterFailure(now);
		boolean probes = condition.isPauseOver(now) && this.conditions.asMap().replace(address, condition, probing);
		if (!probes) {
			throw new ClerkApiException(url, null);
		}
		return probing;
	}

	/**
	 * How an address was at a time. Equal to nothing but itself, so that later news are
	 * told from earlier ones.
	 */
	private static final class Condition {

		private final @Nullable Instant failedAt;

		private final Duration pause;

		private Condition(@Nullable Instant failedAt, Duration pause) {
			this.failedAt = failedAt;
			this.pause = pause;
		}

		static Condition answering() {
			return new Condition(null, Duration.ZERO);
		}

		Condition afterFailure(Instant now) {
			return new Condition(now, (this.failedAt == null) ? FIRST_PAUSE : LONGER_PAUSE);
		}

		boolean isPauseOver(Instant now) {
			return this.failedAt == null || now.isBefore(this.failedAt)
					|| !now.isBefore(this.failedAt.plus(this.pause));
		}

	}

}
