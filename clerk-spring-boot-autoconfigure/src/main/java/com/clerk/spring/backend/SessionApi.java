package com.clerk.spring.backend;

import java.util.List;

import com.clerk.spring.options.ClerkOptions;

/**
 * The Backend API's calls about the session of a browser
 * ({@code shared/spec/backend-api.md} section 2, numbers 2 and 3). Neither is ever
 * repeated: a nonce and a refresh token may be good for one use. Only below HTTP, a
 * client such as that of the JDK sends a {@code GET} once more when it finds the
 * connection that it kept closed.
 *
 * @since 0.1.0
 */
public interface SessionApi {

	/**
	 * Fetches what a handshake brought.
	 * @param nonce the nonce, as the browser carried it
	 * @param options the options of the instance, with a secret key
	 * @return {@code Set-Cookie} lines in their order, unchecked; empty when the answer
	 * has none
	 * @throws ClerkApiException if there is no good answer
	 */
	List<String> handshakePayload(String nonce, ClerkOptions options);

	/**
	 * Exchanges an expired session token for a new one.
	 * @param refresh what is exchanged
	 * @param options the options of the instance, with a secret key
	 * @return {@code Set-Cookie} lines in their order, unchecked; empty when the answer
	 * has none
	 * @throws ClerkApiException if there is no good answer. Its status is 0 when nothing
	 * was answered, or something that claims to be JSON and is not
	 */
	List<String> refreshSession(SessionRefresh refresh, ClerkOptions options);

}
