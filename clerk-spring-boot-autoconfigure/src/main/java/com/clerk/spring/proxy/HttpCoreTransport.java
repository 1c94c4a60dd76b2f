package com.clerk.spring.proxy;

import java.net.InetAddress;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

import javax.net.ssl.SSLContext;

import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorService;
import org.apache.hc.core5.util.TimeValue;

/**
 * The transport on the asynchronous parts of Apache HttpCore, which send exactly the head
 * they are given and read answers as they come. Deadlines are not its business.
 */
final class HttpCoreTransport implements UpstreamTransport {

	private static final TimeValue PATIENCE = TimeValue.ofSeconds(2);

	private final Set<HttpCoreCall> calls = ConcurrentHashMap.newKeySet();

	private final EgressProxies proxies;

	private final IOReactorService reactor;

	private final ExecutorService names;

	private final HttpCoreConnections connections;

	private HttpCoreTransport(EgressProxies proxies, IOReactorService reactor, ExecutorService names,
			HttpCoreConnections connections) {
		this.proxies = proxies;
		this.reactor = reactor;
		this.names = names;
		this.connections = connections;
	}

	/**
	 * Starts a transport.
	 * @param sslContext whom to trust
	 * @param maxConnections how many connections there may be
	 */
	static HttpCoreTransport start(SSLContext sslContext, int maxConnections) {
		return start(sslContext, maxConnections, new EgressProxies(ProxySelector::getDefault),
				InetAddress::getAllByName);
	}

	static HttpCoreTransport start(SSLContext sslContext, int maxConnections, EgressProxies proxies,
			HttpCoreConnector.Names names) {
		DefaultConnectingIOReactor reactor = HttpCoreReactor.create();
		ExecutorService executor = HttpCoreReactor.executor();
		HttpCoreConnector connector = new HttpCoreConnector(reactor, new BasicClientTlsStrategy(sslContext), names,
				executor);
		reactor.start();
		return new HttpCoreTransport(proxies, reactor, executor, new HttpCoreConnections(maxConnections, connector));
	}

	@Override
	public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
		HttpCoreRoute route = HttpCoreRoute.of(request.upstream(), this.proxies.of(request.upstream()));
		HttpCoreCall call = new HttpCoreCall(this, route, request, listener);
		this.calls.add(call);
		call.start();
		return call;
	}

	HttpCoreConnections connections() {
		return this.connections;
	}

	void over(HttpCoreCall call) {
		this.calls.remove(call);
	}

	@Override
	public void closeIdle(Duration idle) {
		this.connections.closeIdle(idle);
	}

	@Override
	public void close() {
		this.connections.close();
		this.calls.forEach(
				(call) -> call.fail(ProxyFailure.BROKEN_CONNECTION, new IllegalStateException("The proxy is closed")));
		this.names.shutdownNow();
		this.reactor.close(CloseMode.IMMEDIATE);
		try {
			this.reactor.awaitShutdown(PATIENCE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
