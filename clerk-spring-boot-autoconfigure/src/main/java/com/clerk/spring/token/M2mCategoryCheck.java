package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The category is absent or that of a machine-to-machine token.
 */
final class M2mCategoryCheck implements HeaderCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> header) {
		boolean fits = !header.containsKey("cat") || CategoryCheck.MACHINE_TO_MACHINE.equals(header.get("cat"));
		return fits ? null : new Refusal(TokenErrorReason.TOKEN_INVALID, "Invalid M2M JWT category.");
	}

}
