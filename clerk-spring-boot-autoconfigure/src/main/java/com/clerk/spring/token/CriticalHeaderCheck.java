package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * No extension is understood, so a token that says it needs one is refused.
 */
final class CriticalHeaderCheck implements HeaderCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> header) {
		return !header.containsKey("crit") ? null : Refusal.of(TokenErrorReason.TOKEN_INVALID,
				"Invalid JWT header: critical extensions (crit) are not supported.");
	}

}
