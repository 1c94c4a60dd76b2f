package com.clerk.spring.security;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestCaller;

/**
 * Keeps other sites from using a browser's session cookie: a request that may change
 * something, or opens a WebSocket, must come from a page of the application's own origin
 * or of an authorized party. What no browser sent is not bothered, nor is a token in a
 * header, which no other site can make a browser send.
 */
final class CrossSiteCheck {

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

	/**
	 * Checks a request.
	 * @throws CrossSiteRequestException if it came from another site
	 */
	void check(RequestCaller caller) {
		ClerkRequest request = caller.request();
		boolean byCookie = caller.state().claims() != null && !request.hasHeaderToken();
		if (byCookie && (isUnsafe(request) || isWebSocket(request)) && !isFromHere(request, caller.options())) {
			throw new CrossSiteRequestException();
		}
	}

	private static boolean isUnsafe(ClerkRequest request) {
		return !SAFE_METHODS.contains(request.method());
	}

	private static boolean isWebSocket(ClerkRequest request) {
		String upgrade = request.header("upgrade");
		return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
	}

	private static boolean isFromHere(ClerkRequest request, ClerkOptions options) {
		String site = request.header("sec-fetch-site");
		if (site != null && OWN_SITE.contains(site)) {
			return true;
		}
		String origin = request.header("origin");
		if (origin == null) {
			return site == null;
		}
		return isSame(origin, request.origin())
				|| options.authorizedParties().stream().anyMatch((party) -> isSame(origin, party));
	}

	private static boolean isSame(String origin, String expected) {
		String normalized = normalize(origin);
		return normalized != null && normalized.equals(normalize(expected));
	}

	/**
	 * Writes an origin as browsers do, or returns null for what is none, such as the
	 * {@code null} of sandboxed pages.
	 */
	private static @Nullable String normalize(String origin) {
		try {
			return ClerkRequest.builder("GET", origin).build().origin();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
