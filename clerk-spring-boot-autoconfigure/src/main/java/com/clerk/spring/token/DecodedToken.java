package com.clerk.spring.token;

import java.util.Map;

import com.clerk.spring.auth.SessionClaims;

/**
 * A token taken apart but not verified: nothing in it may be believed yet.
 *
 * @since 0.1.0
 */
public final class DecodedToken {

	private final String text;

	private final Map<String, Object> header;

	private final SessionClaims claims;

	DecodedToken(String text, Map<String, Object> header, SessionClaims claims) {
		this.text = text;
		this.header = header;
		this.claims = claims;
	}

	/**
	 * Takes a token apart.
	 * @param text the compact text
	 * @return the token
	 * @throws TokenVerificationException with {@link TokenErrorReason#TOKEN_INVALID} if
	 * it is no token
	 */
	public static DecodedToken decode(String text) {
		throw new TokenVerificationException(TokenErrorReason.TOKEN_INVALID, "not decoded");
	}

	/**
	 * Returns the compact text.
	 * @return the text; never log it
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns the members of the header.
	 * @return an unmodifiable map
	 */
	public Map<String, Object> header() {
		return this.header;
	}

	/**
	 * Returns the claims, unverified.
	 * @return the claims
	 */
	public SessionClaims claims() {
		return this.claims;
	}

	/**
	 * Tells whether the category in the header is one of a session token
	 * ({@code shared/spec/session-tokens.md} section 7).
	 * @return true if the token may be the credential of a session request
	 */
	public boolean isSessionCategory() {
		return false;
	}

}
