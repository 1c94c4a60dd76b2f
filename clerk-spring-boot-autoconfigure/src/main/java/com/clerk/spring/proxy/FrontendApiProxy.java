package com.clerk.spring.proxy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.firewall.RequestRejectedException;

import com.clerk.spring.servlet.MisdirectedRequestException;

/**
 * Passes requests on to Clerk's Frontend API, so that browsers talk to the application's
 * own origin only. The filter of {@code clerk.frontend-api-proxy.enabled} uses it; so can
 * a handler of the application:
 *
 * <pre>
 * &#64;RequestMapping("/custom/__clerk/**")
 * void proxy(HttpServletRequest request, HttpServletResponse response) throws IOException {
 *     this.frontendApiProxy.handle(request, response);
 * }
 * </pre>
 *
 * No thread waits for the Frontend API. The servlet, and every filter ahead of the
 * handler, must support asynchronous requests, and none of them may have read the body.
 *
 * @since 0.1.0
 */
public final class FrontendApiProxy implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(FrontendApiProxy.class);

	private final String path;

	private final ProxyRequests requests;

	private final ProxyExchanges exchanges;

	private final AtomicBoolean addressMissed = new AtomicBoolean();

	FrontendApiProxy(String path, ProxyRequests requests, ProxyExchanges exchanges) {
		this.path = path;
		this.requests = requests;
		this.exchanges = exchanges;
	}

	/**
	 * Passes a request on. The path of the proxy is what precedes {@code **} in the
	 * pattern of the handler, else {@code clerk.frontend-api-proxy.path}. Any failure is
	 * answered.
	 * @param request the request
	 * @param response its response, which is completed later by another thread
	 * @throws IOException if an answer has to be broken off
	 */
	public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
		handle(request, response, HandlerPrefix.of(request, this.path));
	}

	/**
	 * Passes a request on.
	 * @param request the request
	 * @param response its response, which is completed later by another thread
	 * @param path the path below which the proxy is, without the context path
	 * @throws IOException if an answer has to be broken off
	 * @throws IllegalArgumentException if the path is empty or no literal path
	 */
	public void handle(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
		if (ProxyExchange.answerDispatched(request, response)) {
			return;
		}
		ProxyPath prefix = ProxyPath.of(path);
		ReceivedRequest received = ReceivedRequest.of(request);
		String rest = prefix.rest(received.path());
		if (rest == null) {
			this.exchanges.refuse(request, response,
					new ProxyException(ProxyFailure.PATH_MISMATCH, "The handler was called outside of its path"),
					this.exchanges.begin(request));
			return;
		}
		pass(request, response, () -> ofHandler(prepare(request, prefix, received, rest)));
	}

	/**
	 * Nobody else knows where the handler is.
	 */
	private ProxyRequests.Prepared ofHandler(ProxyRequests.Prepared prepared) {
		if (!prepared.pinned() && this.addressMissed.compareAndSet(false, true)) {
			logger.warn("A handler of the application calls the Frontend API proxy, but clerk.proxy-url is not set, so "
					+ "handshakes and pages don't know its address: set clerk.proxy-url to it. This is logged once.");
		}
		return prepared;
	}

	void pass(HttpServletRequest request, HttpServletResponse response, ProxyPath prefix, ReceivedRequest received,
			String rest) throws IOException {
		pass(request, response, () -> prepare(request, prefix, received, rest));
	}

	private void pass(HttpServletRequest request, HttpServletResponse response,
			Supplier<ProxyRequests.Prepared> prepared) throws IOException {
		ExchangeEvents events = this.exchanges.begin(request);
		try {
			this.exchanges.start(prepared.get(), request, response, events);
		}
		catch (ProxyException ex) {
			this.exchanges.refuse(request, response, ex, events);
		}
		catch (IOException | RuntimeException ex) {
			this.exchanges.abandon(ex, events);
			throw ex;
		}
	}

	private ProxyRequests.Prepared prepare(HttpServletRequest request, ProxyPath prefix, ReceivedRequest received,
			String rest) {
		try {
			return this.requests.prepare(request, prefix, received, rest);
		}
		catch (RequestRejectedException ex) {
			throw new ProxyException(ProxyFailure.BAD_REQUEST, ex.getMessage());
		}
		catch (MisdirectedRequestException ex) {
			throw new ProxyException(ProxyFailure.MISDIRECTED, ex.getMessage());
		}
	}

	/**
	 * Returns how many requests are under way.
	 * @return the number at this moment
	 */
	public int inFlight() {
		return this.exchanges.inFlight();
	}

	/**
	 * Returns the last failure of the Frontend API.
	 * @return its kind and how long ago it was, or null if there was none
	 */
	public @Nullable UpstreamFailure lastUpstreamFailure() {
		return this.exchanges.lastUpstreamFailure();
	}

	/**
	 * Breaks off what is under way, and closes all connections.
	 */
	@Override
	public void close() {
		this.exchanges.close();
	}

}
