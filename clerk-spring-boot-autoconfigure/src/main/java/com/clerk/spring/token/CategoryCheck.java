package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A machine-to-machine token is signed with the same key, but is no session token.
 */
final class CategoryCheck implements HeaderCheck {

	static final String MACHINE_TO_MACHINE = "cl_B7d4PD333AAA";

	@Override
	public @Nullable Refusal check(Map<String, Object> header) {
		return !MACHINE_TO_MACHINE.equals(header.get("cat")) ? null
				: Refusal.of(TokenErrorReason.TOKEN_INVALID, "Invalid session token category.");
	}

}
