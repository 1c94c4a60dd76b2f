package com.clerk.spring.backend;

import java.util.List;
import java.util.Map;

/**
 * An expired session token, with what Clerk wants to know about the request that carried
 * it ({@code shared/spec/authenticate-request.md} section 16.3).
 *
 * @param sessionId the id of the session
 * @param expiredToken the token
 * @param refreshToken the refresh token of the same browser
 * @param requestOrigin the origin of the public URL
 * @param requestHeaders the headers of the request, names in lower case
 * @param suffixedCookies whether the new cookies shall have suffixed names
 * @since 0.1.0
 */
public record SessionRefresh(String sessionId, String expiredToken, String refreshToken, String requestOrigin,
		Map<String, List<String>> requestHeaders, boolean suffixedCookies) {

	/**
	 * Copies the headers.
	 */
	public SessionRefresh {
		requestHeaders = Map.copyOf(requestHeaders);
	}

	/**
	 * Shows no token.
	 */
	@Override
	public String toString() {
		return "SessionRefresh[" + this.requestOrigin + "]";
	}

}
