package com.clerk.spring.proxy;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the books of one exchange, of which only the first failure counts. Two threads
 * may learn at once that a client has gone: whichever ends the exchange, the observer is
 * told of the failure before it is told of the end.
 */
final class ExchangeBooks implements ExchangeEvents {

	private final ExchangesInFlight inFlight;

	private final ExchangeEvents observed;

	private final FailureLog log;

	private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

	private volatile @Nullable ProxyExchange exchange;

	ExchangeBooks(ExchangesInFlight inFlight, ExchangeEvents observed, FailureLog log) {
		this.inFlight = inFlight;
		this.observed = observed;
		this.log = log;
	}

	void started(ProxyExchange begun) {
		this.exchange = begun;
		this.inFlight.add(begun);
		started();
	}

	@Override
	public void started() {
		this.observed.started();
	}

	@Override
	public void head(int status) {
		this.observed.head(status);
	}

	@Override
	public void answered(int status) {
		this.observed.answered(status);
	}

	@Override
	public void failed(ProxyFailure failure, Throwable cause) {
		if (this.state.compareAndSet(State.OPEN, new State(false, failure, cause))) {
			this.log.report(failure, cause);
		}
	}

	@Override
	public void over() {
		State before = this.state.getAndSet(State.OVER);
		if (before.over()) {
			return;
		}
		this.inFlight.leave(this.exchange);
		ProxyFailure failure = before.failure();
		Throwable cause = before.cause();
		if (failure != null && cause != null) {
			this.observed.failed(failure, cause);
		}
		this.observed.over();
	}

	/**
	 * How far the exchange is.
	 *
	 * @param over whether it has ended
	 * @param failure what went wrong first, or null
	 * @param cause its cause, or null
	 */
	private record State(boolean over, @Nullable ProxyFailure failure, @Nullable Throwable cause) {

		static final State OPEN = new State(false, null, null);

		static final State OVER = new State(true, null, null);

	}

}
