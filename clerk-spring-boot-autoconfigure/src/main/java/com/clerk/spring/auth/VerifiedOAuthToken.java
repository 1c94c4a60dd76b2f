package com.clerk.spring.auth;

import java.util.List;
import java.util.Map;

/**
 * What a verified OAuth access token says.
 *
 * @param id the id of the token; empty for a JWT without one
 * @param subject the user who authorized the client
 * @param clientId the OAuth client; empty for a JWT that names none
 * @param scopes what the user authorized it to
 * @since 0.1.0
 */
public record VerifiedOAuthToken(String id, String subject, String clientId,
		List<String> scopes) implements VerifiedMachineToken {

	/**
	 * Copies the scopes.
	 */
	public VerifiedOAuthToken {
		scopes = List.copyOf(scopes);
	}

	@Override
	public TokenType tokenType() {
		return TokenType.OAUTH_TOKEN;
	}

	/**
	 * An access token has no claims of its own.
	 */
	@Override
	public Map<String, Object> claims() {
		return Map.of();
	}

	@Override
	public OAuthAuth toAuth(String token, CallerContext context) {
		return OAuthAuth.of(this, token, context);
	}

	/**
	 * Shows the ids only.
	 */
	@Override
	public String toString() {
		return "VerifiedOAuthToken[" + this.id + ", " + this.subject + "]";
	}

}
