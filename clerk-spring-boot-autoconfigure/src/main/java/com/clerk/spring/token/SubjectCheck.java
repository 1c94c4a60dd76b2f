package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * There is a subject, and it is not blank.
 */
final class SubjectCheck implements ClaimCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances) {
		if (claims.get("sub") instanceof String subject && !subject.isBlank()) {
			return null;
		}
		return Refusal.of(TokenErrorReason.TOKEN_VERIFICATION_FAILED,
				"Subject claim (sub) is required and must be a string. Received " + ClaimText.of(claims, "sub") + ".");
	}

}
