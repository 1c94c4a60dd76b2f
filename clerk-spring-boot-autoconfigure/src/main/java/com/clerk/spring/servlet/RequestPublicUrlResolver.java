package com.clerk.spring.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Takes the address as the servlet request has it: scheme, host and port as the container
 * or Spring's own filter made them of forwarded headers, where
 * {@code server.forward-headers-strategy} trusts these, else of the connection. No header
 * is read here, so that nothing forged gets past that setting
 * ({@code shared/spec/authenticate-request.md} section 18, item 3).
 *
 * @since 0.1.0
 */
public final class RequestPublicUrlResolver implements PublicUrlResolver {

	/**
	 * Creates a resolver.
	 */
	public RequestPublicUrlResolver() {
	}

	@Override
	public String resolve(HttpServletRequest request) {
		String path = request.getRequestURI();
		if (!path.startsWith("/")) {
			throw new MalformedRequestException("The request target has no path.");
		}
		String query = request.getQueryString();
		int port = request.getServerPort();
		return request.getScheme() + "://" + host(request.getServerName()) + ((port > 0) ? ":" + port : "") + path
				+ ((query != null) ? "?" + query : "");
	}

	private static String host(String serverName) {
		boolean bareIpv6 = serverName.indexOf(':') >= 0 && !serverName.startsWith("[");
		return bareIpv6 ? "[" + serverName + "]" : serverName;
	}

}
