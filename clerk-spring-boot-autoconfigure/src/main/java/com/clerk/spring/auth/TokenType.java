package com.clerk.spring.auth;

/**
 * The kinds of credential a request can carry.
 *
 * @since 0.1.0
 */
public enum TokenType {

	/** A user's session, from a cookie or the {@code Authorization} header. */
	SESSION_TOKEN("session_token"),

	/** An API key of a user or an organization. */
	API_KEY("api_key"),

	/** A machine-to-machine token. */
	M2M_TOKEN("m2m_token"),

	/** An OAuth access token issued by Clerk. */
	OAUTH_TOKEN("oauth_token");

	private final String value;

	TokenType(String value) {
		this.value = value;
	}

	/**
	 * Returns Clerk's name of the kind.
	 * @return a name such as {@code session_token}
	 */
	public String value() {
		return this.value;
	}

}
