package com.clerk.spring.auth;

/**
 * What a token says whose verification succeeded: the claims of a session, or the facts
 * about a machine.
 *
 * @since 0.1.0
 */
public sealed interface VerifiedToken permits SessionClaims, VerifiedMachineToken {

	/**
	 * Returns the kind of the token.
	 * @return the kind
	 */
	TokenType tokenType();

	/**
	 * Makes the caller who sent the token.
	 * @param token the token as it was sent
	 * @param context the request
	 * @return the caller, authenticated unless the session is pending
	 */
	Auth toAuth(String token, CallerContext context);

}
