package com.clerk.spring.token;

import com.clerk.spring.options.ClerkOptions;

/**
 * Nothing is configured to get a key with.
 */
final class NoKeys implements InstanceKeys {

	@Override
	public SigningKey find(DecodedToken token, ClerkOptions options) {
		throw new TokenVerificationException(TokenErrorReason.JWK_FAILED_TO_RESOLVE,
				"Failed to resolve JWK during verification.", "Set the CLERK_JWT_KEY environment variable.", null);
	}

	@Override
	public void preload(ClerkOptions options) {
	}

	@Override
	public SigningKeysStatus status() {
		return new SigningKeysStatus(0, null, TokenErrorReason.JWK_FAILED_TO_RESOLVE);
	}

}
