package com.clerk.spring.token;

import org.jspecify.annotations.Nullable;

/**
 * The signature is the key's, over the text as sent.
 */
final class SignatureCheck implements KeyCheck {

	@Override
	public @Nullable Refusal check(DecodedToken token, SigningKey key) {
		return key.hasSigned(token) ? null
				: new Refusal(TokenErrorReason.TOKEN_INVALID_SIGNATURE, "JWT signature is invalid.");
	}

}
