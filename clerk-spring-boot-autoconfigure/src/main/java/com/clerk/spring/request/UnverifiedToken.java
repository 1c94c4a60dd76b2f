package com.clerk.spring.request;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.token.DecodedToken;
import com.clerk.spring.token.JwtForm;
import com.clerk.spring.token.TokenVerificationException;

/**
 * A token as a request carries it, decoded at most once. Nothing it says may be believed;
 * it only chooses between cookies and between kinds of tokens.
 */
final class UnverifiedToken {

	private final String text;

	private @Nullable DecodedToken decoded;

	private @Nullable RuntimeException failure;

	UnverifiedToken(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	/**
	 * Decodes the token.
	 * @throws TokenVerificationException if it can't be decoded
	 */
	DecodedToken decode() {
		DecodedToken token = decodeOrNull();
		if (token == null) {
			throw (this.failure != null) ? this.failure : new IllegalStateException("Neither decoded nor refused");
		}
		return token;
	}

	/**
	 * Decodes the token, or returns null if that is not possible.
	 */
	@Nullable DecodedToken decodeOrNull() {
		if (this.decoded == null && this.failure == null) {
			try {
				this.decoded = DecodedToken.decode(this.text);
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
		}
		return this.decoded;
	}

	/**
	 * Returns a claim, or null if there is none or the token can't be decoded.
	 */
	@Nullable Object claim(String name) {
		DecodedToken token = decodeOrNull();
		return (token != null) ? token.claims().get(name) : null;
	}

	/**
	 * Tells the kind ({@code shared/spec/machine-tokens.md} section 2).
	 */
	TokenType type() {
		if (this.text.startsWith("mt_")) {
			return TokenType.M2M_TOKEN;
		}
		if (this.text.startsWith("oat_")) {
			return TokenType.OAUTH_TOKEN;
		}
		if (this.text.startsWith("ak_")) {
			return TokenType.API_KEY;
		}
		return jwtType();
	}

	/**
	 * Tells whether the credential of a session request may be this token. One that can't
	 * be decoded may: verifying it gives the reason.
	 */
	boolean isSessionCandidate() {
		DecodedToken token = decodeOrNull();
		return token == null || (jwtType() == TokenType.SESSION_TOKEN && token.isSessionCategory());
	}

	private TokenType jwtType() {
		DecodedToken token = JwtForm.matches(this.text) ? decodeOrNull() : null;
		if (token == null) {
			return TokenType.SESSION_TOKEN;
		}
		if (token.claims().get("sub") instanceof String subject && subject.startsWith("mch_")) {
			return TokenType.M2M_TOKEN;
		}
		Object type = token.header().get("typ");
		boolean oauth = "at+jwt".equals(type) || "application/at+jwt".equals(type);
		return oauth ? TokenType.OAUTH_TOKEN : TokenType.SESSION_TOKEN;
	}

	/**
	 * Shows nothing of the token.
	 */
	@Override
	public String toString() {
		return "UnverifiedToken";
	}

}
