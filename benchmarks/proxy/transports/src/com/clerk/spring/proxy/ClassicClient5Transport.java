package com.clerk.spring.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * The classic client of Apache HttpClient 5, with a thread of ours for each request under way.
 */
final class ClassicClient5Transport implements UpstreamTransport {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CloseableHttpClient client;

	ClassicClient5Transport(SSLContext trust, int maxConnections) {
		this.client = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setMaxConnTotal(maxConnections)
				.setMaxConnPerRoute(maxConnections)
				.setTlsSocketStrategy(ClientTlsStrategyBuilder.create().setSslContext(trust)
					.setHostnameVerifier(NoopHostnameVerifier.INSTANCE).buildClassic())
				.build())
			.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
			.disableContentCompression().disableDefaultUserAgent().disableConnectionState().build();
	}

	@Override
	public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
		Call call = new Call(request, listener);
		this.threads.execute(call);
		return call;
	}

	@Override
	public void closeIdle(Duration idle) {
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.client.close(CloseMode.IMMEDIATE);
	}

	private final class Call implements UpstreamCall, Runnable {

		private final UpstreamRequest request;

		private final UpstreamListener listener;

		private final AtomicBoolean over = new AtomicBoolean();

		private final Semaphore room = new Semaphore(64 * 1024);

		private final Semaphore ready = new Semaphore(0);

		private volatile Runnable cancel = () -> { };

		Call(UpstreamRequest request, UpstreamListener listener) {
			this.request = request;
			this.listener = listener;
		}

		@Override
		public void run() {
			UpstreamUrl upstream = this.request.upstream();
			HttpUriRequestBase sent = new HttpUriRequestBase(
					this.request.method(), URI.create("/"));
			sent.setPath(this.request.target());
			this.request.headers().stream()
				.filter((field) -> !field.is("Content-Length") && !field.is("Transfer-Encoding"))
				.forEach((field) -> sent.addHeader(field.name(), field.value()));
			if (this.request.body() != null) {
				sent.setEntity(new Body());
			}
			this.cancel = sent::abort;
			this.listener.connected();
			try {
				if (this.request.body() == null) {
					this.listener.sent();
				}
				HttpHost host = new HttpHost(upstream.scheme(), upstream.host(), upstream.port());
				try (ClassicHttpResponse response = ClassicClient5Transport.this.client.executeOpen(host, sent,
						HttpClientContext.create())) {
					this.listener.head(HttpCoreMessages.head(response));
					copy(response.getEntity());
				}
				if (this.over.compareAndSet(false, true)) {
					this.listener.end();
				}
			}
			catch (IOException | HttpException | InterruptedException | RuntimeException ex) {
				if (this.over.compareAndSet(false, true)) {
					this.listener.failed(HttpCoreMessages.failure(ex, !(ex instanceof ConnectException)), ex);
				}
			}
		}

		private void copy(HttpEntity entity) throws IOException, InterruptedException {
			if (entity == null) {
				return;
			}
			InputStream input = entity.getContent();
			byte[] buffer = new byte[16 * 1024];
			for (int octets = input.read(buffer); octets >= 0; octets = input.read(buffer)) {
				this.room.acquire(octets);
				this.listener.data(ByteBuffer.wrap(buffer, 0, octets));
			}
		}

		@Override
		public void bodyReady() {
			this.ready.release();
		}

		@Override
		public void delivered(int octets) {
			this.room.release(octets);
		}

		@Override
		public void cancel() {
			if (this.over.compareAndSet(false, true)) {
				this.room.release(1 << 20);
				this.ready.release();
				this.cancel.run();
			}
		}

		private final class Body extends AbstractHttpEntity {

			Body() {
				super((String) null, null);
			}

			@Override
			public long getContentLength() {
				return Call.this.request.headers().stream().filter((field) -> field.is("Content-Length"))
					.mapToLong((field) -> Long.parseLong(field.value())).findFirst().orElse(-1);
			}

			@Override
			public void writeTo(OutputStream output) throws IOException {
				byte[] buffer = new byte[16 * 1024];
				RequestBody body = Call.this.request.body();
				for (int octets = body.read(buffer); octets != RequestBody.END; octets = body.read(buffer)) {
					if (octets > 0) {
						output.write(buffer, 0, octets);
						Call.this.listener.sending();
						continue;
					}
					output.flush();
					Call.this.ready.acquireUninterruptibly();
					if (Call.this.over.get()) {
						throw new IOException("Cancelled");
					}
				}
				if (!body.isWhole()) {
					throw new IOException("Cut off");
				}
				output.flush();
				Call.this.listener.sent();
			}

			@Override
			public InputStream getContent() {
				throw new UnsupportedOperationException();
			}

			@Override
			public boolean isStreaming() {
				return true;
			}

			@Override
			public boolean isRepeatable() {
				return false;
			}

			@Override
			public void close() {
			}

		}

	}

}
