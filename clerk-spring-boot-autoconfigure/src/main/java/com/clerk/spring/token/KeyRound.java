package com.clerk.spring.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * One fetch in flight, with all its attempts, which any number of requests may wait for
 * until one common deadline.
 */
final class KeyRound {

	// How long somebody waits is real time, whatever the clock of the application says.
	private static final Ticker TICKER = Ticker.systemTicker();

	private final CompletableFuture<KeyState> result = new CompletableFuture<>();

	private final long deadline;

	KeyRound(Duration patience) {
		this.deadline = TICKER.read() + patience.toNanos();
	}

	Duration remaining() {
		long left = this.deadline - TICKER.read();
		return (left > 0) ? Duration.ofNanos(left) : Duration.ZERO;
	}

	void complete(KeyState state) {
		this.result.complete(state);
	}

	/**
	 * Waits for the state after the fetch; null when it is not there by the deadline.
	 */
	@Nullable KeyState await() {
		try {
			return this.result.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

}
