package com.clerk.spring.proxy;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Observes one request: the whole of it, and the part until the Frontend API answers.
 */
final class ObservedRequest implements ExchangeEvents {

	private final ObservedPart whole;

	private final Supplier<ObservedPart> heads;

	private volatile @Nullable ObservedPart head;

	private volatile @Nullable Integer status;

	private volatile @Nullable ProxyFailure failure;

	/**
	 * Creates an observer.
	 * @param whole the observation of the whole request
	 * @param heads begins that of the part
	 */
	ObservedRequest(ObservedPart whole, Supplier<ObservedPart> heads) {
		this.whole = whole;
		this.heads = heads;
	}

	@Override
	public void started() {
		this.head = this.heads.get();
	}

	@Override
	public void head(int received) {
		endHead(received, null);
	}

	@Override
	public void answered(int written) {
		this.status = written;
	}

	@Override
	public void failed(ProxyFailure happened, Throwable cause) {
		this.failure = happened;
	}

	@Override
	public void over() {
		endHead(this.status, this.failure);
		this.whole.end(this.status, this.failure);
	}

	private void endHead(@Nullable Integer received, @Nullable ProxyFailure happened) {
		ObservedPart begun = this.head;
		if (begun != null) {
			begun.end(received, happened);
		}
	}

}
