package com.clerk.spring.servlet;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import com.clerk.spring.request.ClerkRequest;

/**
 * Makes of a servlet request the request that is decided.
 *
 * @since 0.1.0
 */
public final class ServletClerkRequests {

	private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]++|\\[[0-9A-Fa-f:.]++])(:[0-9]{0,5})?");

	private final PublicUrlResolver publicUrls;

	/**
	 * Creates a converter.
	 * @param publicUrls tells the address that the browser used
	 */
	public ServletClerkRequests(PublicUrlResolver publicUrls) {
		this.publicUrls = publicUrls;
	}

	/**
	 * Converts a request, with all its headers.
	 * @param request the request
	 * @return an immutable request, which does not refer to the servlet request
	 * @throws MalformedRequestException if the {@code Host} header is no
	 * {@code host[:port]} or the address is none
	 */
	public ClerkRequest convert(HttpServletRequest request) {
		refuseMalformedHost(request);
		ClerkRequest.Builder builder = ClerkRequest.builder(request.getMethod(), this.publicUrls.resolve(request))
			.contextPath(request.getContextPath());
		request.getHeaderNames()
			.asIterator()
			.forEachRemaining((name) -> request.getHeaders(name)
				.asIterator()
				.forEachRemaining((value) -> builder.header(name, value)));
		try {
			return builder.build();
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedRequestException("The address of the request is not valid.");
		}
	}

	private static void refuseMalformedHost(HttpServletRequest request) {
		List<String> hosts = Collections.list(request.getHeaders("Host"));
		boolean wellFormed = hosts.isEmpty() || (hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches());
		if (!wellFormed) {
			throw new MalformedRequestException("The Host header is not one host with an optional port.");
		}
	}

}
