package com.clerk.spring.token;

/**
 * Why a machine token was refused, by Clerk's names
 * ({@code shared/spec/machine-tokens.md} section 6).
 *
 * @since 0.1.0
 */
public enum MachineTokenErrorReason {

	/** Clerk does not know the token, has ended it, or it is no token of its kind. */
	TOKEN_INVALID("token-invalid"),

	/** Clerk says that the secret key is wrong, or there is none to ask with. */
	SECRET_KEY_INVALID("secret-key-invalid"),

	/** Clerk did not say whether the token is good. */
	UNEXPECTED_ERROR("unexpected-error"),

	/** The signature or a claim of a JWT is wrong, or the audience of a token. */
	TOKEN_VERIFICATION_FAILED("token-verification-failed");

	private final String code;

	MachineTokenErrorReason(String code) {
		this.code = code;
	}

	/**
	 * Returns Clerk's name of the reason.
	 * @return a name such as {@code token-invalid}
	 */
	public String code() {
		return this.code;
	}

}
