package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The token was not issued in the future.
 */
final class IssuedAtCheck implements ClaimCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances) {
		if (!claims.containsKey("iat")) {
			return null;
		}
		Long issuedAt = TimeClaim.millis(claims.get("iat"));
		if (issuedAt == null) {
			return TimeClaim.malformed(claims, "iat", "issued at date");
		}
		if (issuedAt <= circumstances.now() + circumstances.skew()) {
			return null;
		}
		return new Refusal(TokenErrorReason.TOKEN_IAT_IN_THE_FUTURE,
				"JWT issued at date claim (iat) is in the future. Issued at date: " + TimeClaim.date(issuedAt)
						+ "; Current date: " + TimeClaim.date(circumstances.now()) + ";");
	}

}
