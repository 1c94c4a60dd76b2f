package com.clerk.spring.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.async.MinimalHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.reactor.IOReactorConfig;

/**
 * The least asynchronous client of Apache HttpClient 5, which is HttpCore's requester with more in between.
 */
final class AsyncClient5Transport implements UpstreamTransport {

	private static final int WINDOW = 64 * 1024;

	private final MinimalHttpAsyncClient client;

	AsyncClient5Transport(SSLContext trust, int maxConnections, HttpVersionPolicy version) {
		this.client = HttpAsyncClients.createMinimal(H2Config.custom().setPushEnabled(false).build(),
				Http1Config.custom().setBufferSize(16 * 1024).setInitialWindowSize(WINDOW).build(),
				IOReactorConfig.custom().setTcpNoDelay(true).build(),
				PoolingAsyncClientConnectionManagerBuilder.create().setMaxConnTotal(maxConnections)
					.setMaxConnPerRoute(maxConnections)
					.setMessageMultiplexing(true)
					.setDefaultTlsConfig(TlsConfig.custom().setVersionPolicy(version).build())
					.setTlsStrategy(ClientTlsStrategyBuilder.create().setSslContext(trust)
						.setHostnameVerifier(NoopHostnameVerifier.INSTANCE).buildAsync())
					.build());
		this.client.start();
	}

	@Override
	public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
		Call call = new Call(request, listener);
		call.execution = this.client.execute(call, null, null);
		return call;
	}

	@Override
	public void closeIdle(Duration idle) {
	}

	@Override
	public void close() {
		this.client.close(CloseMode.IMMEDIATE);
	}

	private static final class Call implements UpstreamCall, AsyncClientExchangeHandler {

		private final UpstreamRequest request;

		private final UpstreamListener listener;

		private final AtomicBoolean over = new AtomicBoolean();

		private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024).flip();

		private volatile Cancellable execution;

		private volatile DataStreamChannel output;

		private volatile CapacityChannel input;

		Call(UpstreamRequest request, UpstreamListener listener) {
			this.request = request;
			this.listener = listener;
		}

		@Override
		public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
			HttpRequest message = HttpCoreMessages.request(this.request);
			UpstreamUrl upstream = this.request.upstream();
			message.setScheme(upstream.scheme());
			message.setAuthority(new URIAuthority(upstream.host(), upstream.port()));
			boolean body = this.request.body() != null;
			if (body) {
				message.removeHeaders("Content-Length");
				message.removeHeaders("Transfer-Encoding");
			}
			channel.sendRequest(message, body ? new BasicEntityDetails(length(), null) : null, context);
			this.listener.connected();
			if (!body) {
				this.listener.sent();
			}
		}

		private long length() {
			return this.request.headers().stream().filter((field) -> field.is("Content-Length"))
				.mapToLong((field) -> Long.parseLong(field.value())).findFirst().orElse(-1);
		}

		@Override
		public int available() {
			return this.buffer.remaining();
		}

		@Override
		public synchronized void produce(DataStreamChannel channel) throws IOException {
			this.output = channel;
			while (true) {
				if (this.buffer.hasRemaining()) {
					channel.write(this.buffer);
					this.listener.sending();
					if (this.buffer.hasRemaining()) {
						return;
					}
				}
				int octets = this.request.body().read(this.buffer.array());
				this.buffer.position(0).limit(Math.max(octets, 0));
				if (octets == RequestBody.END) {
					if (!this.request.body().isWhole()) {
						throw new IOException("Cut off");
					}
					channel.endStream();
					this.listener.sent();
					return;
				}
				if (octets == 0) {
					return;
				}
			}
		}

		@Override
		public void bodyReady() {
			if (this.output != null && !this.over.get()) {
				this.output.requestOutput();
			}
		}

		@Override
		public void consumeInformation(HttpResponse response, HttpContext context) {
		}

		@Override
		public void consumeResponse(HttpResponse response, EntityDetails entity, HttpContext context)
				throws HttpException {
			this.listener.head(HttpCoreMessages.head(response));
			if (entity == null) {
				streamEnd(null);
			}
		}

		@Override
		public void updateCapacity(CapacityChannel channel) throws IOException {
			this.input = channel;
		}

		@Override
		public void consume(ByteBuffer data) {
			this.listener.data(data);
			data.position(data.limit());
		}

		@Override
		public void delivered(int octets) {
			CapacityChannel channel = this.input;
			try {
				if (channel != null && !this.over.get()) {
					channel.update(octets);
				}
			}
			catch (IOException ex) {
				failed(ex);
			}
		}

		@Override
		public void streamEnd(List<? extends Header> trailers) {
			if (this.over.compareAndSet(false, true)) {
				this.listener.end();
			}
		}

		@Override
		public void failed(Exception cause) {
			if (this.over.compareAndSet(false, true)) {
				boolean connecting = cause instanceof java.net.ConnectException;
				this.listener.failed(HttpCoreMessages.failure(cause, !connecting), cause);
			}
		}

		@Override
		public void cancel() {
			boolean first = this.over.compareAndSet(false, true);
			if (first && this.execution != null) {
				this.execution.cancel();
			}
		}

		@Override
		public void releaseResources() {
		}

	}

}
