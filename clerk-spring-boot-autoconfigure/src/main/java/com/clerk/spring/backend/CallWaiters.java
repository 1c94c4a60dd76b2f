package com.clerk.spring.backend;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets some threads wait for the end of a call that another makes, and any more for a
 * moment only: while Clerk hangs, one token or one user sent often must not hold every
 * thread of the server. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CallWaiters {

	private static final int PATIENT = 64;

	private static final Duration MOMENT = Duration.ofSeconds(1);

	private final Semaphore patient;

	private final Duration moment;

	/**
	 * Creates the usual rule.
	 */
	public CallWaiters() {
		this(PATIENT, MOMENT);
	}

	/**
	 * Creates a rule.
	 * @param patient how many threads wait to the end
	 * @param moment how long others wait
	 */
	public CallWaiters(int patient, Duration moment) {
		this.patient = new Semaphore(patient);
		this.moment = moment;
	}

	/**
	 * Waits for the outcome of a call.
	 * @param <T> the outcome
	 * @param flight the call, which ends by itself
	 * @param tooMany the outcome for those who waited too long
	 * @return the outcome
	 */
	public <T> T await(CompletableFuture<T> flight, Supplier<T> tooMany) {
		if (flight.isDone() || !this.patient.tryAcquire()) {
			return awaitMoment(flight, tooMany);
		}
		try {
			return flight.join();
		}
		finally {
			this.patient.release();
		}
	}

	private <T> T awaitMoment(CompletableFuture<T> flight, Supplier<T> tooMany) {
		try {
			return flight.get(this.moment.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return tooMany.get();
		}
		catch (TimeoutException ex) {
			return tooMany.get();
		}
		catch (ExecutionException ex) {
			return flight.join();
		}
	}

}
