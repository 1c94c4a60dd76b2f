package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The token is active already.
 */
final class NotBeforeCheck implements ClaimCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances) {
		if (!claims.containsKey("nbf")) {
			return null;
		}
		Long notBefore = TimeClaim.millis(claims.get("nbf"));
		if (notBefore == null) {
			return TimeClaim.malformed(claims, "nbf", "not before date");
		}
		if (notBefore <= circumstances.now() + circumstances.skew()) {
			return null;
		}
		return new Refusal(TokenErrorReason.TOKEN_NOT_ACTIVE_YET,
				"JWT cannot be used prior to not before date claim (nbf). Not before date: " + TimeClaim.date(notBefore)
						+ "; Current date: " + TimeClaim.date(circumstances.now()) + ";");
	}

}
