package com.clerk.spring.route;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The path of a servlet request that route patterns are matched against
 * (shared/spec/route-matching.md 4): without the context path and path parameters,
 * decoded save {@code %2F}, {@code %3F} and {@code %23}, runs of slashes as one. A path
 * that a container, a proxy and Spring MVC might read in different ways is refused.
 * <p>
 * An encoded slash is no slash, as for Spring MVC. A container that is told to decode it
 * before it chooses a servlet (Tomcat's {@code encodedSolidusHandling=decode}) disagrees
 * about servlets of one's own; Spring Security's firewall refuses such paths unless told
 * otherwise.
 * <p>
 * It is made once for a request. Forwards, includes, asynchronous and error dispatches
 * have the path that the client asked for.
 *
 * @since 0.1.0
 */
public final class LookupPath {

	private static final String ATTRIBUTE = LookupPath.class.getName();

	private static final List<Origin> ORIGINS = List.of(new Origin(RequestDispatcher.ERROR_REQUEST_URI, null),
			new Origin(RequestDispatcher.FORWARD_REQUEST_URI, RequestDispatcher.FORWARD_CONTEXT_PATH),
			new Origin(AsyncContext.ASYNC_REQUEST_URI, AsyncContext.ASYNC_CONTEXT_PATH));

	private final String contextPath;

	private final String requestUri;

	private final String value;

	private LookupPath(String contextPath, String requestUri) {
		this.contextPath = contextPath;
		this.requestUri = requestUri;
		this.value = lookupPath(contextPath, requestUri);
	}

	/**
	 * Returns the path of a request. It is kept in a request attribute, so that asking
	 * again costs nothing.
	 * @param request the request, whatever its dispatch
	 * @return the path of the request that the client sent
	 * @throws MalformedPathException if the path is refused; the answer is 400
	 */
	public static LookupPath of(HttpServletRequest request) {
		LookupPath known = (LookupPath) request.getAttribute(ATTRIBUTE);
		if (known != null && known.isStillOf(request)) {
			return known;
		}
		LookupPath path = original(request);
		request.setAttribute(ATTRIBUTE, path);
		return path;
	}

	/**
	 * Makes the path of a raw request URI.
	 * @param contextPath the context path as the container reports it, empty for the root
	 * @param requestUri the request URI as sent, without the query
	 * @return the path
	 * @throws MalformedPathException if the path is refused
	 */
	public static LookupPath of(String contextPath, String requestUri) {
		return new LookupPath(contextPath, requestUri);
	}

	private boolean isStillOf(HttpServletRequest request) {
		// A filter may have put another URI in place of the one that was asked about
		// first; a dispatch inside the application does not count as that
		return request.getDispatcherType() != DispatcherType.REQUEST || (this.requestUri.equals(request.getRequestURI())
				&& this.contextPath.equals(request.getContextPath()));
	}

	private static LookupPath original(HttpServletRequest request) {
		if (request.getDispatcherType() != DispatcherType.REQUEST) {
			for (Origin origin : ORIGINS) {
				if (request.getAttribute(origin.uriAttribute()) instanceof String requestUri) {
					return of(origin.contextPath(request), requestUri);
				}
			}
		}
		return of(request.getContextPath(), request.getRequestURI());
	}

	private static String lookupPath(String contextPath, String requestUri) {
		String raw = withoutContextPath(contextPath, requestUri);
		if (!raw.startsWith("/")) {
			throw new MalformedPathException("The request path does not begin with a slash.");
		}
		refuseAmbiguousCharacters(raw);
		String path = PathDecoder.SERVLET.decode(withoutParameters(raw));
		if (path.chars().anyMatch(LookupPath::isControl)) {
			throw new MalformedPathException("The request path has a control character.");
		}
		if (Arrays.stream(path.split("/")).anyMatch(LookupPath::isDots)) {
			throw new MalformedPathException("The request path has a '.' or '..' segment.");
		}
		return path;
	}

	private static String withoutContextPath(String contextPath, String requestUri) {
		if (contextPath.isEmpty()) {
			return requestUri;
		}
		if (requestUri.equals(contextPath)) {
			return "/";
		}
		if (!requestUri.startsWith(contextPath + "/")) {
			throw new MalformedPathException("The request path is outside the application's context path.");
		}
		return requestUri.substring(contextPath.length());
	}

	private static void refuseAmbiguousCharacters(String raw) {
		if (raw.indexOf('\\') >= 0 || raw.contains("%5C") || raw.contains("%5c")) {
			throw new MalformedPathException("The request path has a backslash.");
		}
		if (raw.indexOf('?') >= 0 || raw.indexOf('#') >= 0) {
			throw new MalformedPathException("The request path has a '?' or '#' that is not encoded.");
		}
	}

	private static String withoutParameters(String raw) {
		if (raw.indexOf(';') < 0) {
			return raw;
		}
		StringBuilder path = new StringBuilder(raw.length());
		boolean inParameters = false;
		for (int i = 0; i < raw.length(); i++) {
			char character = raw.charAt(i);
			inParameters = character != '/' && (inParameters || character == ';');
			if (!inParameters) {
				path.append(character);
			}
		}
		return path.toString();
	}

	private static boolean isControl(int character) {
		return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
	}

	private static boolean isDots(String segment) {
		String decodedOnceMore = segment.replace("%2e", ".").replace("%2E", ".");
		return ".".equals(decodedOnceMore) || "..".equals(decodedOnceMore);
	}

	/**
	 * Returns the path.
	 * @return a path that begins with a slash and has neither runs of slashes nor dot
	 * segments
	 */
	public String value() {
		return this.value;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LookupPath that && this.value.equals(that.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return this.value;
	}

	/**
	 * Where a dispatch keeps the path that the client asked for.
	 */
	private record Origin(String uriAttribute, @Nullable String contextPathAttribute) {

		String contextPath(HttpServletRequest request) {
			Object contextPath = (this.contextPathAttribute != null) ? request.getAttribute(this.contextPathAttribute)
					: null;
			return (contextPath instanceof String text) ? text : request.getContextPath();
		}

	}

}
