package com.clerk.spring.backend;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets threads wait for the end of a call that another makes, except while Clerk is known
 * to give no answers: then whoever makes a call finds out whether it is back, and nobody
 * else waits for that. Otherwise one token or one user, sent often, would hold every
 * thread of the server for as long as Clerk hangs. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CallWaiters {

	private volatile boolean unanswered;

	/**
	 * Creates the rule, which knows of no trouble yet.
	 */
	public CallWaiters() {
	}

	/**
	 * Notes how a call ended.
	 * @param answered whether there was an answer, be it an error
	 */
	public void ended(boolean answered) {
		this.unanswered = !answered;
	}

	/**
	 * Waits for the outcome of a call.
	 * @param <T> the outcome
	 * @param flight the call, which ends by its own time-outs
	 * @param notNow the outcome for those who are not to wait
	 * @return the outcome
	 */
	public <T> T await(CompletableFuture<T> flight, Supplier<T> notNow) {
		return (this.unanswered && !flight.isDone()) ? notNow.get() : flight.join();
	}

}
