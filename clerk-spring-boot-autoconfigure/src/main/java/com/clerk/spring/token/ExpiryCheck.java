package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The token has not expired.
 */
final class ExpiryCheck implements ClaimCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances) {
		Long expiry = TimeClaim.millis(claims.get("exp"));
		if (expiry == null) {
			return TimeClaim.malformed(claims, "exp", "expiry date");
		}
		if (expiry > circumstances.now() - circumstances.skew()) {
			return null;
		}
		return new Refusal(TokenErrorReason.TOKEN_EXPIRED, "JWT is expired. Expiry date: " + TimeClaim.date(expiry)
				+ ", Current date: " + TimeClaim.date(circumstances.now()) + ".");
	}

}
