package com.clerk.spring.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a verified API key says.
 *
 * @param id the id of the key
 * @param subject whose key it is, a user or an organization
 * @param name the name its owner gave it, or null
 * @param scopes its scopes
 * @param claims its claims, in their order
 * @since 0.1.0
 */
public record VerifiedApiKey(String id, String subject, @Nullable String name, List<String> scopes,
		Map<String, Object> claims) implements VerifiedMachineToken {

	/**
	 * Copies the collections.
	 */
	public VerifiedApiKey {
		scopes = List.copyOf(scopes);
		// Values may be null, which Map.copyOf refuses.
		claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
	}

	@Override
	public TokenType tokenType() {
		return TokenType.API_KEY;
	}

	@Override
	public ApiKeyAuth toAuth(String token, CallerContext context) {
		return ApiKeyAuth.of(this, token, context);
	}

	/**
	 * Shows the ids only.
	 */
	@Override
	public String toString() {
		return "VerifiedApiKey[" + this.id + ", " + this.subject + "]";
	}

}
