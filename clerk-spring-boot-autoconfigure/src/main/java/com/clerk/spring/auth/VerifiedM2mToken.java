package com.clerk.spring.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a verified machine-to-machine token says.
 *
 * @param id the id of the token; empty for a JWT without one
 * @param subject the machine that sent it
 * @param scopes the machines it may talk to
 * @param claims its claims, in their order
 * @since 0.1.0
 */
public record VerifiedM2mToken(String id, String subject, List<String> scopes,
		Map<String, Object> claims) implements VerifiedMachineToken {

	/**
	 * Copies the collections.
	 */
	public VerifiedM2mToken {
		scopes = List.copyOf(scopes);
		// Values may be null, which Map.copyOf refuses.
		claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
	}

	@Override
	public TokenType tokenType() {
		return TokenType.M2M_TOKEN;
	}

	@Override
	public M2mAuth toAuth(String token, CallerContext context) {
		return M2mAuth.of(this, token, context);
	}

	/**
	 * Shows the ids only.
	 */
	@Override
	public String toString() {
		return "VerifiedM2mToken[" + this.id + ", " + this.subject + "]";
	}

}
