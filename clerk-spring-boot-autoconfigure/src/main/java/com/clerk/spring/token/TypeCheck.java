package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The type is absent or {@code JWT}, to the letter.
 */
final class TypeCheck implements HeaderCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> header) {
		if (!header.containsKey("typ") || "JWT".equals(header.get("typ"))) {
			return null;
		}
		return Refusal.of(TokenErrorReason.TOKEN_INVALID,
				"Invalid JWT type " + ClaimText.of(header, "typ") + ". Expected \"JWT\".");
	}

}
