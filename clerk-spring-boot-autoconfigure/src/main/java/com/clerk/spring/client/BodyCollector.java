package com.clerk.spring.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Collects a body that is published in parts, such as one with a file.
 */
final class BodyCollector implements Flow.Subscriber<ByteBuffer> {

	/** In bytes: Clerk takes images of 10 MB. */
	static final int MAX_BODY = 16 * 1024 * 1024;

	private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

	private final CompletableFuture<byte[]> body = new CompletableFuture<>();

	private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

	private BodyCollector() {
	}

	/**
	 * Collects a body.
	 * @param publisher the body
	 * @param patience how long to wait for its publisher
	 * @throws IOException if it can't be read, or not in time
	 * @throws IllegalArgumentException if it is larger than any call of the API
	 */
	static byte[] collect(HttpRequest.BodyPublisher publisher, Duration patience) throws IOException {
		BodyCollector collector = new BodyCollector();
		publisher.subscribe(collector);
		try {
			return collector.body.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			collector.cancel();
			throw new IOException("The body of a call was not there within " + patience);
		}
		catch (InterruptedException ex) {
			collector.cancel();
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The wait for the body of a call was interrupted");
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof TooLargeException) {
				throw new IllegalArgumentException("The body of a call must not be larger than " + MAX_BODY + " bytes");
			}
			throw new IOException("The body of a call can't be read", ex.getCause());
		}
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription.complete(subscription);
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(ByteBuffer part) {
		if (this.collected.size() + part.remaining() > MAX_BODY) {
			cancel();
			this.body.completeExceptionally(new TooLargeException());
			return;
		}
		byte[] bytes = new byte[part.remaining()];
		part.get(bytes);
		this.collected.writeBytes(bytes);
	}

	@Override
	public void onError(Throwable failure) {
		this.body.completeExceptionally(failure);
	}

	@Override
	public void onComplete() {
		this.body.complete(this.collected.toByteArray());
	}

	private void cancel() {
		this.subscription.thenAccept(Flow.Subscription::cancel);
	}

	private static final class TooLargeException extends Exception {

		private static final long serialVersionUID = 1L;

	}

}
