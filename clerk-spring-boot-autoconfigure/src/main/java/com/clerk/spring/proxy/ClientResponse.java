package com.clerk.spring.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to the client as it comes and as the client takes it, without
 * waiting. Nothing of the servlet's response is touched before the container's thread has
 * left the request: from then on it belongs to whoever holds the lock.
 */
final class ClientResponse implements WriteListener {

	/** A head of more is tried out before it is too late for another answer. */
	private static final int SAFE_HEAD = 4 * 1024;

	/**
	 * After so much the container is asked to send what it keeps in its own buffer too,
	 * since it takes the next piece without a change of threads only when nothing is left
	 * there.
	 */
	private static final int LARGE_PIECE = 8 * 1024;

	private final Lock lock = new ReentrantLock();

	private final WaitingOctets waiting = new WaitingOctets();

	private final HttpServletResponse response;

	private final ServletOutputStream output;

	private final ProxyExchange exchange;

	private final boolean bodiless;

	private @Nullable UpstreamHead head;

	private boolean open;

	private boolean headWritten;

	private boolean unflushed;

	private boolean lengthKnown;

	private boolean ended;

	private boolean over;

	/**
	 * Creates a response.
	 * @param response the servlet's response
	 * @param output its output
	 * @param exchange is told what is delivered, and what is not
	 * @param bodiless whether the method has no body in its answers
	 */
	ClientResponse(HttpServletResponse response, ServletOutputStream output, ProxyExchange exchange, boolean bodiless) {
		this.response = response;
		this.output = output;
		this.exchange = exchange;
		this.bodiless = bodiless;
	}

	/**
	 * Begins to write. The container calls back when its thread has left the request.
	 */
	void start() {
		if (!this.bodiless) {
			this.output.setWriteListener(this);
		}
	}

	void head(UpstreamHead received) {
		locked(() -> {
			this.head = received;
			this.unflushed = true;
		});
	}

	void data(ByteBuffer data) {
		locked(() -> {
			this.waiting.add(data);
			drain();
		});
		data.position(data.limit());
	}

	void end() {
		locked(() -> {
			this.ended = true;
			drain();
		});
	}

	/**
	 * Answers with a failure, or breaks an answer off that the client has begun to get.
	 */
	void fail(ProxyFailure failure) {
		locked(() -> {
			if (this.headWritten && this.response.isCommitted()) {
				this.over = true;
				this.exchange.breakOff();
				return;
			}
			takeBack();
			answer(failure);
			drain();
		});
	}

	/**
	 * Ends the response of a client that has gone, or that can't be understood.
	 */
	void abandon(ProxyFailure failure) {
		locked(() -> {
			this.over = true;
			if (!this.headWritten && !this.response.isCommitted()) {
				this.response.setStatus(failure.status());
			}
			this.exchange.complete(failure);
		});
	}

	/**
	 * Lets the client have what has been written a moment ago.
	 */
	void flushLate() {
		locked(() -> {
			if (this.unflushed) {
				drain();
				if (!this.over) {
					flush();
				}
			}
		});
	}

	/**
	 * Leaves the response alone from now on: the container has taken it back, and may
	 * give it to another request.
	 */
	void close() {
		locked(() -> this.over = true);
	}

	@Override
	public void onWritePossible() {
		locked(() -> {
			this.open = true;
			drain();
		});
	}

	@Override
	public void onError(Throwable ex) {
		this.exchange.clientFailed(ex);
	}

	/**
	 * Forgets an answer of which nothing has left the container's buffer.
	 */
	private void takeBack() {
		if (this.headWritten) {
			this.response.reset();
			this.headWritten = false;
			this.lengthKnown = false;
		}
	}

	private void answer(ProxyFailure failure) {
		this.waiting.clear();
		this.head = failure.head();
		if (!this.bodiless) {
			this.waiting.add(ByteBuffer.wrap(failure.body()));
		}
		this.ended = true;
	}

	/**
	 * Writes an answer without a body, on the container's thread.
	 */
	void write() throws IOException {
		writeHead();
	}

	private void drain() throws IOException {
		if (this.bodiless) {
			if (this.ended) {
				this.over = true;
				this.exchange.dispatch(this);
			}
			return;
		}
		if (!this.open || !this.output.isReady()) {
			return;
		}
		if (!this.headWritten && !writeHead()) {
			return;
		}
		int octets = this.waiting.count();
		if (octets > 0) {
			if (!this.output.isReady()) {
				return;
			}
			this.output.write(this.waiting.take(), 0, octets);
			this.unflushed = true;
			this.exchange.delivered(octets);
		}
		if (this.ended) {
			if (this.output.isReady()) {
				this.over = true;
				this.exchange.complete(null);
			}
		}
		else if (!this.lengthKnown || octets >= LARGE_PIECE) {
			flush();
		}
	}

	private boolean writeHead() throws IOException {
		UpstreamHead toWrite = this.head;
		if (toWrite == null) {
			return false;
		}
		this.headWritten = true;
		apply(toWrite);
		if (toWrite.size() > SAFE_HEAD) {
			tryHead();
		}
		return true;
	}

	private void tryHead() throws IOException {
		try {
			this.output.flush();
		}
		catch (IllegalStateException ex) {
			if (this.response.isCommitted()) {
				throw ex;
			}
			this.response.reset();
			this.exchange.refused(ProxyFailure.HEAD_TOO_LARGE);
			answer(ProxyFailure.HEAD_TOO_LARGE);
			apply(ProxyFailure.HEAD_TOO_LARGE.head());
		}
	}

	private void apply(UpstreamHead toWrite) {
		this.exchange.answered(toWrite.status());
		this.lengthKnown = toWrite.hasLength();
		ResponseHeaders.apply(toWrite, this.response);
	}

	private void flush() throws IOException {
		if (this.unflushed && this.headWritten && this.output.isReady()) {
			this.unflushed = false;
			this.output.flush();
		}
	}

	private void locked(Step step) {
		this.lock.lock();
		try {
			if (!this.over) {
				step.run();
			}
		}
		catch (IOException | RuntimeException ex) {
			this.over = true;
			this.exchange.clientFailed(ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** What is done while nobody else touches the response. */
	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

}
