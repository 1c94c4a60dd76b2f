package com.clerk.spring.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import static org.mockito.Mockito.mock;

/**
 * The body of a client's request, as far as a test has sent it.
 */
final class FakeBody extends ServletInputStream {

	private final Queue<byte[]> parts = new ConcurrentLinkedQueue<>();

	private final RequestBody body;

	private volatile boolean ended;

	private volatile UpstreamCall call;

	FakeBody(long length) {
		this.body = new RequestBody(this, length, mock());
	}

	RequestBody body() {
		return this.body;
	}

	void readBy(UpstreamCall reader) {
		this.call = reader;
		reader.bodyReady();
	}

	FakeBody send(String part) {
		this.parts.add(part.getBytes(StandardCharsets.ISO_8859_1));
		this.body.onDataAvailable();
		ready();
		return this;
	}

	/**
	 * The container tells of the end when everything before it is read.
	 */
	FakeBody end() {
		this.ended = true;
		if (isFinished()) {
			this.body.onAllDataRead();
		}
		ready();
		return this;
	}

	private void ready() {
		if (this.call != null) {
			this.call.bodyReady();
		}
	}

	@Override
	public int read(byte[] buffer, int offset, int limit) {
		byte[] part = this.parts.remove();
		System.arraycopy(part, 0, buffer, offset, part.length);
		if (isFinished()) {
			this.body.onAllDataRead();
			ready();
		}
		return part.length;
	}

	@Override
	public int read() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isFinished() {
		return this.ended && this.parts.isEmpty();
	}

	@Override
	public boolean isReady() {
		return !this.parts.isEmpty();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new UnsupportedOperationException();
	}

}
