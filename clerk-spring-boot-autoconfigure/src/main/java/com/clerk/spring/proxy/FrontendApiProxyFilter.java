package com.clerk.spring.proxy;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;

import com.clerk.spring.servlet.MalformedRequestException;

/**
 * Passes requests below the path of the proxy on to the Frontend API, ahead of everything
 * that reads bodies or takes decisions.
 *
 * @since 0.1.0
 */
public final class FrontendApiProxyFilter implements Filter {

	/**
	 * The order of the filter: after forwarded headers are applied and observation has
	 * begun, before form, hidden method, CORS, session and security filters.
	 */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	private final FrontendApiProxy proxy;

	private final FrontendApiProxyLocation location;

	private final PublicOrigin origins;

	FrontendApiProxyFilter(FrontendApiProxy proxy, FrontendApiProxyLocation location, PublicOrigin origins) {
		this.proxy = proxy;
		this.location = location;
		this.origins = origins;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!(request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer
				&& filter(http, answer))) {
			chain.doFilter(request, response);
		}
	}

	/**
	 * Returns false for a request that is an ordinary one.
	 */
	private boolean filter(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (request.getDispatcherType() != DispatcherType.REQUEST) {
			return ProxyExchange.answerDispatched(request, response);
		}
		ReceivedRequest received = ReceivedRequest.of(request);
		ProxyPath path = this.location.literal();
		String rest = path.rest(received.path());
		if (rest == null || !isThere(request)) {
			return false;
		}
		this.proxy.pass(request, response, path, received, rest);
		return true;
	}

	/**
	 * Tells whether the proxy is there. Where the address can't be read, the proxy
	 * refuses the request.
	 */
	private boolean isThere(HttpServletRequest request) {
		try {
			PublicOrigin.Seen origin = this.origins.of(request);
			return origin.served() && this.location.isThere(origin.value(), request.getRequestURI());
		}
		catch (MalformedRequestException ex) {
			return true;
		}
	}

}
