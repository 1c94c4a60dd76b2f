package com.clerk.spring.route;

import java.util.regex.Pattern;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The path by which route rules decide: the one that Spring MVC's dispatcher maps, made
 * of the raw request URI ({@code shared/spec/route-matching.md} section 4).
 *
 * @since 0.1.0
 */
public final class LookupPath {

	private static final String ATTRIBUTE = LookupPath.class.getName();

	private static final String KEPT = "/?#";

	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]");

	private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

	private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)(\\.|%2[eE]){1,2}(?=/|$)");

	private LookupPath() {
	}

	/**
	 * Returns the path of a request, computed once. Forwards, includes and error
	 * dispatches have the path of the original request.
	 * @param request the request
	 * @return a path that begins with a slash
	 * @throws MalformedPathException if dispatcher and rules could read it differently
	 */
	public static String of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String path) {
			return path;
		}
		String path = of(contextPath(request), originalUri(request));
		request.setAttribute(ATTRIBUTE, path);
		return path;
	}

	private static String contextPath(HttpServletRequest request) {
		Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_CONTEXT_PATH);
		return (forwarded instanceof String path) ? path : request.getContextPath();
	}

	private static String originalUri(HttpServletRequest request) {
		for (String attribute : new String[] { RequestDispatcher.ERROR_REQUEST_URI,
				RequestDispatcher.FORWARD_REQUEST_URI, AsyncContext.ASYNC_REQUEST_URI }) {
			if (request.getAttribute(attribute) instanceof String uri) {
				return uri;
			}
		}
		return request.getRequestURI();
	}

	/**
	 * Makes the path of a raw request URI.
	 * @param contextPath the context path as the container reports it, empty for none
	 * @param requestUri the raw URI, without the query
	 * @return a path that begins with a slash
	 * @throws MalformedPathException if dispatcher and rules could read it differently
	 */
	static String of(String contextPath, String requestUri) {
		String raw = withoutContextPath(contextPath, requestUri);
		if (!raw.startsWith("/") || raw.indexOf('\\') >= 0) {
			throw new MalformedPathException("it does not begin with a slash, or holds a backslash");
		}
		String decoded = PathDecoding.decode(PARAMETERS.matcher(raw).replaceAll(""), KEPT, true);
		if (decoded.indexOf('\\') >= 0 || CONTROL.matcher(decoded).find()) {
			throw new MalformedPathException("it holds a backslash or a control character");
		}
		String path = PathDecoding.collapseSlashes(decoded);
		if (DOT_SEGMENT.matcher(path).find()) {
			throw new MalformedPathException("it has a dot segment");
		}
		return path;
	}

	private static String withoutContextPath(String contextPath, String requestUri) {
		if (contextPath.isEmpty()) {
			return requestUri;
		}
		if (!requestUri.startsWith(contextPath)) {
			throw new MalformedPathException("it does not begin with the context path");
		}
		String rest = requestUri.substring(contextPath.length());
		return rest.isEmpty() ? "/" : rest;
	}

}
