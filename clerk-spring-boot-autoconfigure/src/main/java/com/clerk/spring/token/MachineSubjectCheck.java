package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The subject is a machine. Nothing else tells a machine-to-machine token without a
 * category from a session token.
 */
final class MachineSubjectCheck implements ClaimCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances) {
		if (claims.get("sub") instanceof String subject && subject.startsWith("mch_")) {
			return null;
		}
		return Refusal.of(TokenErrorReason.TOKEN_VERIFICATION_FAILED,
				"Subject claim (sub) is required and must be a machine. Received " + ClaimText.of(claims, "sub") + ".");
	}

}
