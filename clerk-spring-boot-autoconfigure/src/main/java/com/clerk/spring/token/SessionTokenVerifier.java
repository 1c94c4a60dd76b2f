package com.clerk.spring.token;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.options.ClerkOptions;

/**
 * Verifies session tokens, for what does not come as an ordinary request: messages,
 * sockets, other protocols.
 *
 * <pre>
 * SessionClaims claims = verifier.verify(token);
 * String userId = claims.subject();
 * </pre>
 *
 * A token that is too old, foreign or malformed is refused, never half accepted
 * ({@code shared/spec/session-tokens.md}). A session with tasks left (claim {@code sts}
 * is {@code pending}) verifies; what that means is the caller's decision.
 *
 * @since 0.1.0
 */
public interface SessionTokenVerifier {

	/**
	 * Verifies a token by the options of the application.
	 * @param token the compact text of the token
	 * @return its claims
	 * @throws TokenVerificationException if the token is refused
	 */
	SessionClaims verify(String token);

	/**
	 * Verifies a token that is decoded already.
	 * @param token the token
	 * @param options the instance it must belong to
	 * @param source where it came from
	 * @return its claims
	 * @throws TokenVerificationException if the token is refused
	 */
	SessionClaims verify(DecodedToken token, ClerkOptions options, TokenSource source);

}
