package com.clerk.spring.proxy;

import java.util.regex.Pattern;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request as it was received, before any filter wrapped the request.
 *
 * @param request the request of the container
 * @param path the path within the application, undecoded
 * @param query the query, undecoded, or null if there is none
 */
record ReceivedRequest(HttpServletRequest request, String path, @Nullable String query) {

	private static final Pattern ORIGIN = Pattern.compile("(?i)^https?://[^/?#]*+");

	static ReceivedRequest of(HttpServletRequest request) {
		HttpServletRequest received = request;
		while (received instanceof HttpServletRequestWrapper wrapper
				&& ((ServletRequestWrapper) wrapper).getRequest() instanceof HttpServletRequest wrapped) {
			received = wrapped;
		}
		String path = received.getRequestURI();
		if (!path.startsWith("/")) {
			path = ORIGIN.matcher(path).replaceFirst("");
		}
		return new ReceivedRequest(received, withinApplication(path, received.getContextPath()),
				received.getQueryString());
	}

	/**
	 * The container may know the application by a path with dot segments too, which
	 * nobody must reach the proxy by.
	 */
	private static String withinApplication(String path, String contextPath) {
		boolean clear = path.startsWith(contextPath) && !UnsafePath.isUnsafe(contextPath)
				&& !contextPath.contains("//");
		return clear ? path.substring(contextPath.length()) : path;
	}

}
