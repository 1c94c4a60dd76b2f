package com.clerk.spring.token;

import java.time.Clock;

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
	 * Makes a verifier.
	 * @param options the options by which {@link #verify(String)} verifies
	 * @param keys the signing keys
	 * @param clock the clock by which tokens expire
	 * @param rememberedTokens how many good signatures are remembered, so that they need
	 * not be checked again; 0 for none. Time and claims are judged on every use
	 * @return a verifier, safe for use by many threads
	 */
	static SessionTokenVerifier create(ClerkOptions options, SigningKeys keys, Clock clock, int rememberedTokens) {
		return new DefaultSessionTokenVerifier(options, keys, clock, new VerifiedTokens(rememberedTokens, clock));
	}

	/**
	 * Verifies a token by the options of the application.
	 * @param token the compact text of the token
	 * @return its claims
	 * @throws TokenVerificationException if the token is refused
	 */
	SessionClaims verify(String token);

	/**
	 * Verifies a token of one of several instances.
	 * @param token the compact text of the token
	 * @param options the instance it must belong to
	 * @return its claims
	 * @throws TokenVerificationException if the token is refused
	 */
	default SessionClaims verify(String token, ClerkOptions options) {
		return verify(DecodedToken.decode(token), options, TokenSource.HEADER);
	}

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
