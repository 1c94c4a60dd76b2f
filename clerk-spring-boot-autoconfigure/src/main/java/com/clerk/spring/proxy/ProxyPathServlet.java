package com.clerk.spring.proxy;

import java.io.IOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Stands below the path of the proxy where no other servlet does, as containers run no
 * filter ahead of nothing. It is reached where the proxy is not there, and knows no page.
 *
 * @since 0.1.0
 */
public final class ProxyPathServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates a servlet.
	 */
	public ProxyPathServlet() {
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_NOT_FOUND);
	}

}
