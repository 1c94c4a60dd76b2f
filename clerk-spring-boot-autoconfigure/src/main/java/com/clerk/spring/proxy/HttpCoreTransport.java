package com.clerk.spring.proxy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;

import javax.net.ssl.SSLContext;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The transport on the asynchronous requester of Apache HttpCore, which sends exactly the
 * head it is given and reads answers as they come. Deadlines are not its business.
 */
final class HttpCoreTransport implements UpstreamTransport {

	/** How much of an answer may be under way to the client. */
	static final int WINDOW = 64 * 1024;

	private static final int BUFFER = 16 * 1024;

	private static final int MAX_HEADER_LINE = 32 * 1024;

	private static final int MAX_HEADERS = 500;

	/** So that changes of DNS count on a busy connection too. */
	private static final Timeout CONNECTION_LIFETIME = Timeout.ofMinutes(5);

	private final HttpAsyncRequester requester;

	private HttpCoreTransport(HttpAsyncRequester requester) {
		this.requester = requester;
	}

	/**
	 * Starts a transport.
	 * @param sslContext whom to trust
	 * @param maxConnections how many connections there may be
	 */
	static HttpCoreTransport start(SSLContext sslContext, int maxConnections) {
		Http1Config http1 = Http1Config.custom()
			.setBufferSize(BUFFER)
			.setChunkSizeHint(BUFFER)
			.setInitialWindowSize(WINDOW)
			.setMaxLineLength(MAX_HEADER_LINE)
			.setMaxHeaderCount(MAX_HEADERS)
			.build();
		HttpAsyncRequester requester = AsyncRequesterBootstrap.bootstrap()
			.setIOReactorConfig(IOReactorConfig.custom().setTcpNoDelay(true).setSoTimeout(Timeout.DISABLED).build())
			.setHttp1Config(http1)
			.setCharCodingConfig(CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build())
			.setHttpProcessor(HttpProcessorBuilder.create().build())
			.setTlsStrategy(new BasicClientTlsStrategy(sslContext))
			.setPoolReusePolicy(PoolReusePolicy.LIFO)
			.setDefaultMaxPerRoute(maxConnections)
			.setMaxTotal(maxConnections)
			.setTimeToLive(CONNECTION_LIFETIME)
			.create();
		requester.start();
		return new HttpCoreTransport(requester);
	}

	@Override
	public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
		HttpCoreCall call = new HttpCoreCall(this, request, listener);
		call.connect();
		return call;
	}

	Future<AsyncClientEndpoint> connect(UpstreamUrl upstream, FutureCallback<AsyncClientEndpoint> callback) {
		HttpHost host = new HttpHost(upstream.scheme(), upstream.host(), upstream.port());
		return this.requester.connect(host, Timeout.DISABLED, null, callback);
	}

	@Override
	public void closeIdle(Duration idle) {
		this.requester.closeIdle(TimeValue.of(idle));
		this.requester.closeExpired();
	}

	@Override
	public void close() {
		this.requester.close(CloseMode.IMMEDIATE);
	}

}
