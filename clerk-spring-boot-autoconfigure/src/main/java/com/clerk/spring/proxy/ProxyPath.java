package com.clerk.spring.proxy;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The path below which requests are passed on. It is compared as it is written, so that
 * nobody can read another path into it.
 */
final class ProxyPath {

	private static final String NOT_LITERAL = "*?{}[]%\\;#<>\"|^`";

	private final String value;

	private ProxyPath(String value) {
		this.value = value;
	}

	/**
	 * Reads a path; slashes at its end don't count.
	 * @throws IllegalArgumentException if it does not start with a slash, names the whole
	 * application, or holds characters of a pattern or an escape
	 */
	static ProxyPath of(String path) {
		if (!isUsable(path)) {
			throw new IllegalArgumentException("The path of the proxy must start with '/', have a name, and hold no "
					+ "pattern or escape character");
		}
		return new ProxyPath(StringUtils.trimTrailingCharacter(path, '/'));
	}

	/**
	 * Tells whether {@link #of} reads a path.
	 */
	static boolean isUsable(String path) {
		String value = StringUtils.trimTrailingCharacter(path, '/');
		boolean literal = value.chars()
			.allMatch((character) -> character > ' ' && character < 127 && NOT_LITERAL.indexOf(character) < 0);
		return value.startsWith("/") && literal && !UnsafePath.isUnsafe(value) && !value.contains("//");
	}

	String value() {
		return this.value;
	}

	/**
	 * Returns the path as browsers see it. A context path that the client has written in
	 * another way, or that a forwarded prefix makes into something else than a path, does
	 * not count.
	 */
	String seenBy(HttpServletRequest request) {
		String contextPath = request.getContextPath();
		boolean usable = contextPath.isEmpty() || isUsable(contextPath);
		return (usable ? contextPath : request.getServletContext().getContextPath()) + this.value;
	}

	/**
	 * Returns what follows the proxy's path, or null for a path elsewhere.
	 * @param path a path within the application, undecoded
	 */
	@Nullable String rest(String path) {
		if (!path.startsWith(this.value)) {
			return null;
		}
		boolean whole = path.length() == this.value.length() || path.charAt(this.value.length()) == '/';
		return whole ? path.substring(this.value.length()) : null;
	}

}
