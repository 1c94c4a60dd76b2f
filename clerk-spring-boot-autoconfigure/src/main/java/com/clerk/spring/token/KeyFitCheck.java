package com.clerk.spring.token;

import org.jspecify.annotations.Nullable;

/**
 * The key is one for signatures, and for the token's algorithm.
 */
final class KeyFitCheck implements KeyCheck {

	@Override
	public @Nullable Refusal check(DecodedToken token, SigningKey key) {
		return key.fits(token) ? null : Refusal.of(TokenErrorReason.TOKEN_VERIFICATION_FAILED,
				"Error verifying JWT signature. The key does not fit the algorithm of the token.");
	}

}
