package com.clerk.spring.token;

/**
 * Why a token was refused, by Clerk's names ({@code shared/spec/session-tokens.md}
 * section 8).
 *
 * @since 0.1.0
 */
public enum TokenErrorReason {

	/** Not a token of this kind: form, type or category. */
	TOKEN_INVALID("token-invalid"),

	/** The algorithm is not accepted. */
	TOKEN_INVALID_ALGORITHM("token-invalid-algorithm"),

	/** The signature does not fit the key. */
	TOKEN_INVALID_SIGNATURE("token-invalid-signature"),

	/** The key does not fit the algorithm, or a claim is missing or malformed. */
	TOKEN_VERIFICATION_FAILED("token-verification-failed"),

	/** The token was made for an origin that is not an authorized party. */
	TOKEN_INVALID_AUTHORIZED_PARTIES("token-invalid-authorized-parties"),

	/** The token has expired. */
	TOKEN_EXPIRED("token-expired"),

	/** The token is not active yet. */
	TOKEN_NOT_ACTIVE_YET("token-not-active-yet"),

	/** The token was issued in the future. */
	TOKEN_IAT_IN_THE_FUTURE("token-iat-in-the-future"),

	/** The key set has no such key. */
	JWK_KID_MISMATCH("jwk-kid-mismatch"),

	/** The key set could not be had, or holds no keys. */
	JWK_REMOTE_FAILED_TO_LOAD("jwk-remote-failed-to-load"),

	/** Nothing is configured to get a key with. */
	JWK_FAILED_TO_RESOLVE("jwk-failed-to-resolve"),

	/** Clerk says that the secret key is wrong. */
	SECRET_KEY_INVALID("secret-key-invalid");

	private final String code;

	TokenErrorReason(String code) {
		this.code = code;
	}

	/**
	 * Returns Clerk's name of the reason.
	 * @return a name such as {@code token-expired}
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Tells whether the token could not be judged through no fault of the caller.
	 * @return true for an outage of Clerk and for a wrong secret key
	 */
	public boolean isOutage() {
		return this == JWK_REMOTE_FAILED_TO_LOAD || this == SECRET_KEY_INVALID;
	}

}
