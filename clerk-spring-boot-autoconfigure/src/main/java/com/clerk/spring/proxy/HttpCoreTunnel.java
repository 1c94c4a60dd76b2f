package com.clerk.spring.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks an HTTP proxy for a tunnel. It is told the address of the upstream and nothing
 * else.
 */
final class HttpCoreTunnel implements AsyncClientExchangeHandler {

	private final String authority;

	private final FutureCallback<String> callback;

	/**
	 * Creates the question.
	 * @param authority host and port of the upstream
	 * @param callback is told of the tunnel, or that there is none
	 */
	HttpCoreTunnel(String authority, FutureCallback<String> callback) {
		this.authority = authority;
		this.callback = callback;
	}

	@Override
	public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
		BasicHttpRequest request = new BasicHttpRequest("CONNECT", null, null, this.authority);
		request.addHeader("Host", this.authority);
		channel.sendRequest(request, null, context);
	}

	@Override
	public void consumeResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context) {
		if (response.getCode() / 100 == 2) {
			this.callback.completed(this.authority);
		}
		else {
			this.callback.failed(new ProxyException(ProxyFailure.CONNECT,
					"The HTTP proxy of the network has refused a tunnel with status " + response.getCode()));
		}
	}

	@Override
	public void failed(Exception cause) {
		this.callback.failed(cause);
	}

	@Override
	public void cancel() {
		this.callback.failed(new ConnectionClosedException());
	}

	@Override
	public void consumeInformation(HttpResponse response, HttpContext context) {
		// The answer is still to come.
	}

	@Override
	public int available() {
		return 0;
	}

	@Override
	public void produce(DataStreamChannel channel) {
		// There is no body.
	}

	@Override
	public void updateCapacity(CapacityChannel channel) {
		// A refusal is not read.
	}

	@Override
	public void consume(ByteBuffer data) {
		data.position(data.limit());
	}

	@Override
	public void streamEnd(@Nullable List<? extends Header> trailers) {
		// The head has decided.
	}

	@Override
	public void releaseResources() {
		// There are none.
	}

}
