package com.clerk.spring.proxy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty's client.
 */
final class JettyTransport implements UpstreamTransport {

	private final HttpClient client;

	JettyTransport(SSLContext trust, int maxConnections) {
		SslContextFactory.Client tls = new SslContextFactory.Client();
		tls.setSslContext(trust);
		tls.setEndpointIdentificationAlgorithm(null);
		ClientConnector connector = new ClientConnector();
		connector.setSelectors(1);
		connector.setSslContextFactory(tls);
		this.client = new HttpClient(new HttpClientTransportOverHTTP(connector));
		this.client.setExecutor(new QueuedThreadPool(8));
		this.client.setFollowRedirects(false);
		this.client.setUserAgentField(null);
		this.client.setDefaultRequestContentType(null);
		this.client.setHttpCookieStore(new HttpCookieStore.Empty());
		this.client.setMaxConnectionsPerDestination(maxConnections);
		this.client.setMaxResponseHeadersSize(32 * 1024);
		this.client.setIdleTimeout(0);
		try {
			this.client.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		this.client.getProtocolHandlers().clear();
		this.client.getContentDecoderFactories().clear();
	}

	@Override
	public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
		UpstreamUrl upstream = request.upstream();
		Request message = this.client.newRequest(upstream.host(), upstream.port())
			.scheme(upstream.scheme()).method(request.method()).path(request.target());
		message.headers((fields) -> request.headers().stream()
			.filter((field) -> !field.is("Transfer-Encoding"))
			.forEach((field) -> fields.add(field.name(), field.value())));
		Call call = new Call(request, message, listener);
		if (request.body() != null) {
			message.body(call);
		}
		message.onRequestBegin((begun) -> listener.connected())
			.onRequestSuccess((sent) -> listener.sent())
			.onResponseHeaders(call::head)
			.onResponseContentAsync(call)
			.send((result) -> call.ended(result.getFailure()));
		return call;
	}

	@Override
	public void closeIdle(Duration idle) {
	}

	@Override
	public void close() {
		try {
			this.client.stop();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Call implements UpstreamCall, Request.Content, Response.AsyncContentListener {

		private final RequestBody body;

		private final Request message;

		private final UpstreamListener listener;

		private final long length;

		private final AtomicBoolean ready = new AtomicBoolean();

		private final AtomicBoolean over = new AtomicBoolean();

		private final AtomicInteger room = new AtomicInteger(64 * 1024);

		private final AtomicReference<Runnable> answer = new AtomicReference<>();

		private final AtomicReference<Runnable> demand = new AtomicReference<>();

		private final byte[] buffer = new byte[16 * 1024];

		Call(UpstreamRequest request, Request message, UpstreamListener listener) {
			this.body = request.body();
			this.message = message;
			this.listener = listener;
			this.length = request.headers().stream().filter((field) -> field.is("Content-Length"))
				.mapToLong((field) -> Long.parseLong(field.value())).findFirst().orElse(-1);
		}

		@Override
		public String getContentType() {
			return null;
		}

		@Override
		public long getLength() {
			return this.length;
		}

		@Override
		public synchronized Content.Chunk read() {
			try {
				int octets = this.body.read(this.buffer);
				if (octets == RequestBody.END) {
					return this.body.isWhole() ? Content.Chunk.EOF : Content.Chunk.from(new IOException("Cut off"));
				}
				if (octets > 0) {
					this.listener.sending();
					return Content.Chunk.from(ByteBuffer.wrap(Arrays.copyOf(this.buffer, octets)), false);
				}
				return null;
			}
			catch (IOException ex) {
				return Content.Chunk.from(ex);
			}
		}

		@Override
		public void demand(Runnable callback) {
			this.demand.set(callback);
			if (this.ready.getAndSet(false)) {
				bodyReady();
			}
		}

		@Override
		public void bodyReady() {
			this.ready.set(true);
			Runnable waiting = this.demand.getAndSet(null);
			if (waiting != null) {
				this.ready.set(false);
				waiting.run();
			}
		}

		@Override
		public void fail(Throwable failure) {
		}

		void head(Response response) {
			List<HeaderField> fields = new ArrayList<>();
			response.getHeaders().forEach((field) -> fields
				.add(new HeaderField(field.getName(), (field.getValue() != null) ? field.getValue() : "")));
			this.listener.head(new UpstreamHead(response.getStatus(), fields));
		}

		@Override
		public void onContent(Response response, Content.Chunk chunk, Runnable demander) {
			this.room.addAndGet(-chunk.remaining());
			this.listener.data(chunk.getByteBuffer());
			this.answer.set(demander);
			more();
		}

		private void more() {
			if (this.room.get() > 0) {
				Runnable waiting = this.answer.getAndSet(null);
				if (waiting != null) {
					waiting.run();
				}
			}
		}

		@Override
		public void delivered(int octets) {
			this.room.addAndGet(octets);
			more();
		}

		void ended(Throwable failure) {
			if (this.over.compareAndSet(false, true)) {
				if (failure == null) {
					this.listener.end();
				}
				else {
					this.listener.failed((failure instanceof ConnectException) ? ProxyFailure.CONNECT
							: ProxyFailure.BROKEN_CONNECTION, failure);
				}
			}
		}

		@Override
		public void cancel() {
			this.over.set(true);
			this.message.abort(new CancellationException());
		}

	}

}
