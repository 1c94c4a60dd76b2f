package com.clerk.spring.servlet;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Takes the address as the servlet request has it: scheme, host and port as the container
 * or Spring's own filter made them of forwarded headers, where
 * {@code server.forward-headers-strategy} trusts these, else of the connection. No header
 * counts here, so that nothing forged gets past that setting; one that would say
 * something else is reported once ({@code shared/spec/authenticate-request.md} section
 * 18, item 3).
 *
 * @since 0.1.0
 */
public final class RequestPublicUrlResolver implements PublicUrlResolver {

	/** More would become part of the path, or of the user info, of the address. */
	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]++|\\[[0-9A-Fa-f:.]++]");

	private final UnappliedForwardedHeaders unapplied = new UnappliedForwardedHeaders();

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
		String host = host(request.getServerName());
		this.unapplied.look(request, request.getScheme(), host);
		return request.getScheme() + "://" + host + ((port > 0) ? ":" + port : "") + path
				+ ((query != null) ? "?" + query : "");
	}

	private static String host(String serverName) {
		boolean bareIpv6 = serverName.indexOf(':') >= 0 && !serverName.startsWith("[");
		String host = bareIpv6 ? "[" + serverName + "]" : serverName;
		if (!HOST.matcher(host).matches()) {
			throw new MalformedRequestException("The server name of the request is no host.");
		}
		return host;
	}

}
