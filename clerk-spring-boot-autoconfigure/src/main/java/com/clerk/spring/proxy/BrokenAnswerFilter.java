package com.clerk.spring.proxy;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * Keeps the error page out of answers that are broken off: Tomcat would include it in
 * what the client has received before it closes the connection. It belongs to error and
 * include dispatches.
 *
 * @since 0.1.0
 */
public final class BrokenAnswerFilter implements Filter {

	/**
	 * Creates a filter.
	 */
	public BrokenAnswerFilter() {
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request.getAttribute(ProxyExchange.BROKEN) == null) {
			chain.doFilter(request, response);
		}
	}

}
