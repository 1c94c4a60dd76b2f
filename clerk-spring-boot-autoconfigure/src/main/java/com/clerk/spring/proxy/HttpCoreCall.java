package com.clerk.spring.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * One request on the asynchronous requester of HttpCore. The requester calls from one
 * thread of its own; a servlet thread may call what {@link UpstreamCall} names.
 */
final class HttpCoreCall implements UpstreamCall, AsyncClientExchangeHandler, FutureCallback<AsyncClientEndpoint> {

	private static final int BUFFER = 16 * 1024;

	private static final int MAX_ATTEMPTS = 3;

	private static final int SWITCHING_PROTOCOLS = 101;

	private final HttpCoreTransport transport;

	private final UpstreamRequest request;

	private final UpstreamListener listener;

	private final AtomicBoolean over = new AtomicBoolean();

	private final AtomicInteger delivered = new AtomicInteger();

	private final @Nullable ByteBuffer buffer;

	private int attempts;

	private volatile boolean begun;

	private volatile boolean whole;

	private volatile boolean connected;

	private volatile @Nullable Future<AsyncClientEndpoint> connection;

	private volatile @Nullable AsyncClientEndpoint endpoint;

	private volatile @Nullable DataStreamChannel output;

	private volatile @Nullable CapacityChannel exhausted;

	HttpCoreCall(HttpCoreTransport transport, UpstreamRequest request, UpstreamListener listener) {
		this.transport = transport;
		this.request = request;
		this.listener = listener;
		this.buffer = (request.body() != null) ? ByteBuffer.allocate(BUFFER).flip() : null;
	}

	void connect() {
		this.attempts++;
		this.connection = this.transport.connect(this.request.upstream(), this);
		if (this.over.get()) {
			release(false);
		}
	}

	@Override
	public void completed(AsyncClientEndpoint leased) {
		this.endpoint = leased;
		if (this.over.get()) {
			release(false);
			return;
		}
		if (!this.connected) {
			this.connected = true;
			this.listener.connected();
		}
		leased.execute(this, null, HttpCoreContext.create());
	}

	@Override
	public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
		this.begun = true;
		RequestBody body = this.request.body();
		channel.sendRequest(HttpCoreMessages.request(this.request),
				(body != null) ? HttpCoreMessages.entity(this.request) : null, context);
		if (body == null) {
			this.whole = true;
			this.listener.sent();
		}
	}

	@Override
	public int available() {
		ByteBuffer pending = this.buffer;
		return (pending != null) ? pending.remaining() : 0;
	}

	@Override
	public void produce(DataStreamChannel channel) throws IOException {
		this.output = channel;
		ByteBuffer pending = this.buffer;
		RequestBody body = this.request.body();
		if (pending == null || body == null || this.whole || this.over.get()) {
			return;
		}
		while (true) {
			if (pending.hasRemaining()) {
				channel.write(pending);
				this.listener.sending();
				if (pending.hasRemaining()) {
					return;
				}
			}
			int octets = read(body, pending);
			if (octets == RequestBody.END) {
				end(channel, body);
				return;
			}
			if (octets == 0) {
				return;
			}
		}
	}

	private int read(RequestBody body, ByteBuffer pending) {
		try {
			int octets = body.read(pending.array());
			pending.position(0).limit(Math.max(octets, 0));
			return octets;
		}
		catch (IOException | IllegalStateException ex) {
			fail(ProxyFailure.CLIENT_ABORTED, ex);
			return 0;
		}
	}

	private void end(DataStreamChannel channel, RequestBody body) throws IOException {
		if (!body.isWhole()) {
			fail(ProxyFailure.CLIENT_ABORTED, new ConnectionClosedException());
			return;
		}
		this.whole = true;
		channel.endStream();
		this.listener.sent();
	}

	@Override
	public void bodyReady() {
		DataStreamChannel channel = this.output;
		if (channel != null && !this.over.get()) {
			channel.requestOutput();
		}
	}

	@Override
	public void consumeInformation(HttpResponse response, HttpContext context) throws HttpException {
		if (response.getCode() == SWITCHING_PROTOCOLS) {
			throw new ProtocolException("Nobody has asked for another protocol");
		}
	}

	@Override
	public void consumeResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context)
			throws HttpException {
		UpstreamHead head = HttpCoreMessages.head(response);
		if (!this.over.get()) {
			this.listener.head(head);
		}
		if (entity == null) {
			end();
		}
	}

	@Override
	public void consume(ByteBuffer data) {
		if (this.over.get()) {
			data.position(data.limit());
			return;
		}
		this.listener.data(data);
	}

	@Override
	public void updateCapacity(CapacityChannel channel) throws IOException {
		this.exhausted = channel;
		makeRoom();
	}

	@Override
	public void delivered(int octets) {
		this.delivered.addAndGet(octets);
		try {
			makeRoom();
		}
		catch (IOException ex) {
			fail(ProxyFailure.BROKEN_CONNECTION, ex);
		}
	}

	private void makeRoom() throws IOException {
		CapacityChannel channel = this.exhausted;
		if (channel != null && this.delivered.get() >= HttpCoreTransport.WINDOW / 2) {
			this.exhausted = null;
			channel.update(this.delivered.getAndSet(0));
		}
	}

	@Override
	public void streamEnd(@Nullable List<? extends Header> trailers) {
		end();
	}

	private void end() {
		if (this.over.compareAndSet(false, true)) {
			release(this.whole);
			this.listener.end();
		}
	}

	@Override
	public void failed(Exception cause) {
		release(false);
		boolean unsent = this.connected && !this.begun && this.attempts < MAX_ATTEMPTS && !this.over.get();
		if (unsent) {
			connect();
			return;
		}
		fail(HttpCoreMessages.failure(cause, this.connected), cause);
	}

	@Override
	public void cancelled() {
		fail(ProxyFailure.CONNECT, new ConnectionClosedException());
	}

	private void fail(ProxyFailure failure, Throwable cause) {
		if (this.over.compareAndSet(false, true)) {
			release(false);
			this.listener.failed(failure, cause);
		}
	}

	@Override
	public void cancel() {
		this.over.set(true);
		release(false);
	}

	private void release(boolean reusable) {
		AsyncClientEndpoint leased = this.endpoint;
		if (leased == null) {
			Future<AsyncClientEndpoint> pending = this.connection;
			if (pending != null) {
				pending.cancel(true);
			}
			return;
		}
		this.endpoint = null;
		if (reusable) {
			leased.releaseAndReuse();
		}
		else {
			leased.releaseAndDiscard();
		}
	}

	@Override
	public void releaseResources() {
		// Everything is released where the exchange ends.
	}

}
