package com.clerk.spring.proxy;

import java.util.concurrent.atomic.AtomicBoolean;
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

	private final AtomicReference<@Nullable Failed> failed = new AtomicReference<>();

	private final AtomicBoolean over = new AtomicBoolean();

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
		if (!this.over.get() && this.failed.compareAndSet(null, new Failed(failure, cause))) {
			this.log.report(failure, cause);
		}
	}

	@Override
	public void over() {
		if (this.over.compareAndSet(false, true)) {
			this.inFlight.leave(this.exchange);
			Failed first = this.failed.get();
			if (first != null) {
				this.observed.failed(first.failure(), first.cause());
			}
			this.observed.over();
		}
	}

	/** What went wrong first. */
	private record Failed(ProxyFailure failure, Throwable cause) {
	}

}
