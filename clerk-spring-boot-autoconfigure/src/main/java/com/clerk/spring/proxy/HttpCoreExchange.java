package com.clerk.spring.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * One request on one connection. The thread of the connection calls, apart from
 * {@link #bodyReady()} and {@link #delivered(int)}.
 */
final class HttpCoreExchange implements AsyncClientExchangeHandler {

	private static final int SWITCHING_PROTOCOLS = 101;

	private final HttpCoreCall call;

	private final UpstreamRequest request;

	private final boolean absoluteTarget;

	private final @Nullable HttpCoreUpload upload;

	private final HttpCoreWindow window = new HttpCoreWindow();

	private volatile @Nullable DataStreamChannel output;

	private volatile boolean begun;

	private volatile boolean sent;

	/**
	 * Creates an exchange.
	 * @param call what it belongs to
	 * @param request what to send
	 * @param absoluteTarget whether the target is to be the whole address
	 */
	HttpCoreExchange(HttpCoreCall call, UpstreamRequest request, boolean absoluteTarget) {
		this.call = call;
		this.request = request;
		this.absoluteTarget = absoluteTarget;
		this.upload = (request.body() != null)
				? new HttpCoreUpload(request.body(), HttpCoreMessages.isChunked(request), call) : null;
	}

	@Override
	public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
		if (this.call.isOver()) {
			throw new ConnectionClosedException("Nobody waits for the answer");
		}
		this.begun = true;
		this.call.listener().connected();
		channel.sendRequest(HttpCoreMessages.request(this.request, this.absoluteTarget),
				(this.upload != null) ? HttpCoreMessages.entity(this.request) : null, context);
		if (this.upload == null) {
			sent();
		}
	}

	@Override
	public int available() {
		return (this.upload != null) ? this.upload.available() : 0;
	}

	@Override
	public void produce(DataStreamChannel channel) throws IOException {
		this.output = channel;
		if (this.upload != null && !this.sent && !this.call.isOver() && this.upload.send(channel)) {
			sent();
		}
	}

	private void sent() {
		this.sent = true;
		this.call.listener().sent();
	}

	void bodyReady() {
		DataStreamChannel channel = this.output;
		if (channel != null) {
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
		if (!this.call.isOver()) {
			this.call.listener().head(head);
		}
		if (entity == null) {
			this.call.end(this.sent);
		}
	}

	@Override
	public void consume(ByteBuffer data) {
		if (this.call.isOver()) {
			data.position(data.limit());
			return;
		}
		this.call.listener().data(data);
	}

	@Override
	public void updateCapacity(CapacityChannel channel) throws IOException {
		this.window.exhausted(channel);
	}

	void delivered(int octets) throws IOException {
		this.window.delivered(octets);
	}

	@Override
	public void streamEnd(@Nullable List<? extends Header> trailers) {
		this.call.end(this.sent);
	}

	@Override
	public void failed(Exception cause) {
		if (this.begun) {
			this.call.fail(HttpCoreMessages.failure(cause), cause);
		}
		else {
			this.call.unsent(cause);
		}
	}

	@Override
	public void cancel() {
		failed(new ConnectionClosedException());
	}

	@Override
	public void releaseResources() {
		// The call gives the connection back.
	}

}
