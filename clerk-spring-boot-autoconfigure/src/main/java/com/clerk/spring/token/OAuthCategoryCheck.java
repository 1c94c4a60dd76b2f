package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The category is not that of a machine-to-machine token (deviation T24). No other means
 * anything in an OAuth access token.
 */
final class OAuthCategoryCheck implements HeaderCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> header) {
		return !CategoryCheck.MACHINE_TO_MACHINE.equals(header.get("cat")) ? null
				: new Refusal(TokenErrorReason.TOKEN_INVALID, "Invalid OAuth JWT category.");
	}

}
