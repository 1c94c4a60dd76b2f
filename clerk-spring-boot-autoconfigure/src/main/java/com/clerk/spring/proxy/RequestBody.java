package com.clerk.spring.proxy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/**
 * The body of a request, read as the container has it, without waiting.
 */
final class RequestBody implements ReadListener {

	/** Returned by {@link #read} at the end. */
	static final int END = -1;

	private final ServletInputStream input;

	private final long length;

	private final ProxyExchange exchange;

	private final AtomicBoolean failed = new AtomicBoolean();

	private volatile boolean open;

	private volatile boolean complete;

	private long count;

	/**
	 * Creates a body.
	 * @param input where to read it
	 * @param length how many octets were announced, or -1
	 * @param exchange is told that there is more, or that there never will be
	 */
	RequestBody(ServletInputStream input, long length, ProxyExchange exchange) {
		this.input = input;
		this.length = length;
		this.exchange = exchange;
	}

	/**
	 * Begins to read. The container calls back when its thread has left the request.
	 */
	void start() {
		this.input.setReadListener(this);
	}

	/**
	 * Reads what is there. Only one thread at a time may do so.
	 * @param buffer where to put it
	 * @param offset from where on
	 * @param limit how much at most
	 * @return how many octets, 0 if there are none now, or {@link #END}
	 */
	int read(byte[] buffer, int offset, int limit) throws IOException {
		if (this.complete || this.count == this.length) {
			return END;
		}
		if (!this.open || !this.input.isReady()) {
			return 0;
		}
		int octets = this.input.read(buffer, offset, limit);
		if (octets > 0) {
			this.count += octets;
			return octets;
		}
		return (this.complete) ? END : 0;
	}

	/**
	 * Tells whether everything announced has come.
	 */
	boolean isWhole() {
		return this.length < 0 || this.count == this.length;
	}

	@Override
	public void onDataAvailable() {
		this.open = true;
		this.exchange.bodyReady();
	}

	@Override
	public void onAllDataRead() {
		this.open = true;
		this.complete = true;
		this.exchange.bodyReady();
	}

	@Override
	public void onError(Throwable ex) {
		if (this.failed.compareAndSet(false, true)) {
			this.exchange.clientFailed(ex);
		}
	}

}
