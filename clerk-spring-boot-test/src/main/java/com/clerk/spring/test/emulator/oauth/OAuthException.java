package com.clerk.spring.test.emulator.oauth;

/**
 * A request that is refused with one of the errors that OAuth names. What it says is for
 * the developer of the client and never repeats what the client sent.
 */
@SuppressWarnings("serial")
public final class OAuthException extends RuntimeException {

	private final int status;

	private final String error;

	private OAuthException(int status, String error, String description) {
		super(description, null, false, false);
		this.status = status;
		this.error = error;
	}

	public static OAuthException of(String error, String description) {
		return new OAuthException(400, error, description);
	}

	static OAuthException invalidRequest(String description) {
		return of("invalid_request", description);
	}

	static OAuthException invalidScope(String description) {
		return of("invalid_scope", description);
	}

	static OAuthException invalidGrant(String description) {
		return of("invalid_grant", description);
	}

	static OAuthException invalidClient(String description) {
		return new OAuthException(401, "invalid_client", description);
	}

	static OAuthException invalidToken(String description) {
		return new OAuthException(401, "invalid_token", description);
	}

	int status() {
		return this.status;
	}

	String error() {
		return this.error;
	}

	public String description() {
		return String.valueOf(getMessage());
	}

}
