package com.clerk.spring.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes everything it is told.
 */
class RecordingListener implements UpstreamListener {

	static final int PATIENCE_IN_SECONDS = 20;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	private final CompletableFuture<UpstreamHead> head = new CompletableFuture<>();

	private final CompletableFuture<String> outcome = new CompletableFuture<>();

	private final CompletableFuture<Boolean> connected = new CompletableFuture<>();

	private final AtomicInteger endings = new AtomicInteger();

	private final AtomicLong received = new AtomicLong();

	private volatile Throwable cause;

	@Override
	public void connected() {
		this.connected.complete(true);
	}

	@Override
	public void sending() {
		// Progress.
	}

	@Override
	public void sent() {
		// Progress.
	}

	@Override
	public void head(UpstreamHead received) {
		this.head.complete(received);
	}

	@Override
	public void data(ByteBuffer data) {
		byte[] octets = new byte[data.remaining()];
		data.get(octets);
		this.body.writeBytes(octets);
		this.received.addAndGet(octets.length);
	}

	@Override
	public void end() {
		this.endings.incrementAndGet();
		this.outcome.complete("end");
	}

	@Override
	public void failed(ProxyFailure failure, Throwable ex) {
		this.cause = ex;
		this.endings.incrementAndGet();
		this.outcome.complete(failure.name());
	}

	/**
	 * Waits until all is said, and returns the failure, or the status and the body.
	 */
	String outcome() {
		String said = get(this.outcome);
		return said.equals("end") ? head().status() + " " + this.body.toString(StandardCharsets.ISO_8859_1) : said;
	}

	UpstreamHead head() {
		return get(this.head);
	}

	boolean isConnected() {
		return this.connected.isDone();
	}

	void awaitConnected() {
		get(this.connected);
	}

	Throwable cause() {
		return this.cause;
	}

	int endings() {
		return this.endings.get();
	}

	long received() {
		return this.received.get();
	}

	static <T> T get(CompletableFuture<T> future) {
		try {
			return future.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError("Nothing was told", ex);
		}
	}

}
