package com.clerk.spring.token;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The type is that of an OAuth access token, to the letter.
 */
final class OAuthTypeCheck implements HeaderCheck {

	private static final Set<Object> TYPES = Set.of("at+jwt", "application/at+jwt");

	@Override
	public @Nullable Refusal check(Map<String, Object> header) {
		Object type = header.get("typ");
		return (type != null && TYPES.contains(type)) ? null : Refusal.of(TokenErrorReason.TOKEN_INVALID,
				"Invalid JWT type " + ClaimText.of(header, "typ") + ". Expected \"at+jwt, application/at+jwt\".");
	}

}
