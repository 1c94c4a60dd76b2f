package com.clerk.spring.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets some threads wait for the end of a call that another makes, and any more for a
 * moment only: while Clerk hangs, one token sent often must not hold every thread of the
 * server.
 */
final class CallWaiters {

	private static final int PATIENT = 64;

	private static final Duration MOMENT = Duration.ofSeconds(1);

	private final Semaphore patient;

	private final Duration moment;

	CallWaiters() {
		this(PATIENT, MOMENT);
	}

	/**
	 * Creates the rule.
	 * @param patient how many threads wait to the end
	 * @param moment how long others wait
	 */
	CallWaiters(int patient, Duration moment) {
		this.patient = new Semaphore(patient);
		this.moment = moment;
	}

	/**
	 * Waits for a verdict.
	 * @param flight the call, which ends by itself
	 * @return the verdict; an outage if it took too long
	 */
	MachineTokenVerdict await(CompletableFuture<MachineTokenVerdict> flight) {
		if (flight.isDone() || !this.patient.tryAcquire()) {
			return awaitMoment(flight);
		}
		try {
			return flight.join();
		}
		finally {
			this.patient.release();
		}
	}

	private MachineTokenVerdict awaitMoment(CompletableFuture<MachineTokenVerdict> flight) {
		try {
			return flight.get(this.moment.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return tooMany();
		}
		catch (TimeoutException ex) {
			return tooMany();
		}
		catch (ExecutionException ex) {
			return flight.join();
		}
	}

	private static MachineTokenVerdict tooMany() {
		return MachineTokenVerdict.of(() -> {
			throw MachineTokenVerificationException.outage(MachineTokenErrorReason.UNEXPECTED_ERROR,
					"Unexpected error. Many requests wait for Clerk's answer about this token.", Duration.ofSeconds(1),
					null);
		});
	}

}
