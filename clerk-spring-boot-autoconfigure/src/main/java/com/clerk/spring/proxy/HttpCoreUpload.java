package com.clerk.spring.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/**
 * Sends the body of a request as the client sends it. Chunks are made here, since only
 * who has seen the end of the body may write the last one: the client of HttpCore also
 * does so when an answer comes early.
 */
final class HttpCoreUpload {

	private static final int BUFFER = 16 * 1024;

	private static final byte[] LINE_END = { '\r', '\n' };

	private static final byte[] LAST_CHUNK = { '0', '\r', '\n', '\r', '\n' };

	/** What the size of a chunk takes. */
	private static final int CHUNK_SIZE = Integer.toHexString(BUFFER).length() + LINE_END.length;

	private final ByteBuffer pending = ByteBuffer.allocate(CHUNK_SIZE + BUFFER + LINE_END.length).limit(0);

	private final RequestBody body;

	private final boolean chunked;

	private final HttpCoreCall call;

	private boolean ended;

	HttpCoreUpload(RequestBody body, boolean chunked, HttpCoreCall call) {
		this.body = body;
		this.chunked = chunked;
		this.call = call;
	}

	/**
	 * Returns how much could not be sent yet.
	 */
	int available() {
		return this.pending.remaining();
	}

	/**
	 * Sends what there is.
	 * @return whether the body is complete
	 */
	boolean send(DataStreamChannel channel) throws IOException {
		while (flush(channel)) {
			if (this.ended) {
				channel.endStream();
				return true;
			}
			if (!fill()) {
				return false;
			}
		}
		return false;
	}

	private boolean flush(DataStreamChannel channel) throws IOException {
		if (this.pending.hasRemaining()) {
			channel.write(this.pending);
			this.call.listener().sending();
		}
		return !this.pending.hasRemaining();
	}

	private boolean fill() {
		try {
			int octets = this.body.read(this.pending.array(), CHUNK_SIZE, BUFFER);
			if (octets == RequestBody.END && !this.body.isWhole()) {
				throw new ConnectionClosedException("The body of the request ends early");
			}
			if (octets == RequestBody.END) {
				this.ended = true;
				end();
			}
			else if (octets > 0) {
				frame(octets);
			}
			return octets != 0;
		}
		catch (IOException | IllegalStateException ex) {
			this.call.fail(ProxyFailure.CLIENT_ABORTED, ex);
			return false;
		}
	}

	private void frame(int octets) {
		this.pending.clear().position(CHUNK_SIZE).limit(CHUNK_SIZE + octets);
		if (this.chunked) {
			byte[] size = Integer.toHexString(octets).getBytes(StandardCharsets.US_ASCII);
			int start = CHUNK_SIZE - LINE_END.length - size.length;
			this.pending.clear().position(start);
			this.pending.put(size).put(LINE_END);
			this.pending.position(CHUNK_SIZE + octets);
			this.pending.put(LINE_END).flip().position(start);
		}
	}

	private void end() {
		this.pending.clear();
		if (this.chunked) {
			this.pending.put(LAST_CHUNK);
		}
		this.pending.flip();
	}

}
