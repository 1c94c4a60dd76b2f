package com.clerk.spring.backend;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Lets threads wait for the end of a call that another makes, except where the address is
 * known to give no answers: then whoever makes a call finds out whether it is back, and
 * nobody else waits for that. Otherwise one token or one user, sent often, would hold
 * every thread of the server for as long as Clerk hangs. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CallWaiters {

	private static final int MAX_ADDRESSES = 1000;

	private final Cache<String, Boolean> silent = Caffeine.newBuilder()
		.maximumSize(MAX_ADDRESSES)
		.executor(Runnable::run)
		.build();

	/**
	 * Creates the rule, which knows of no trouble yet.
	 */
	public CallWaiters() {
	}

	/**
	 * Makes a call on this thread, for all who wait for it.
	 * @param <T> the outcome
	 * @param address the address that is called, which answers all calls or none
	 * @param flight what they wait for; ends with the call, however that ends
	 * @param call makes it
	 * @param answered tells of an outcome whether there was an answer, be it an error
	 */
	public <T> void make(String address, CompletableFuture<T> flight, Supplier<T> call, Predicate<T> answered) {
		try {
			T outcome = call.get();
			note(address, answered.test(outcome));
			flight.complete(outcome);
		}
		finally {
			// Nobody may wait for a call that ended in a way that nobody foresaw.
			flight.cancel(false);
		}
	}

	private void note(String address, boolean answered) {
		if (answered) {
			this.silent.invalidate(address);
		}
		else {
			this.silent.put(address, true);
		}
	}

	/**
	 * Waits for the outcome of a call.
	 * @param <T> the outcome
	 * @param address the address that is called
	 * @param flight the call, which ends by its own time-outs
	 * @param notNow the outcome for those who are not to wait
	 * @return the outcome
	 */
	public <T> T await(String address, CompletableFuture<T> flight, Supplier<T> notNow) {
		boolean waits = flight.isDone() || this.silent.getIfPresent(address) == null;
		return waits ? flight.join() : notNow.get();
	}

}
