package com.clerk.spring.token;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.JwtKey;

/**
 * A configured key, which serves every token whatever key it names.
 */
final class LocalKey implements InstanceKeys {

	private final SigningKey key;

	LocalKey(JwtKey jwtKey) {
		this.key = SigningKey.of(jwtKey.publicKey());
		WeakKeys.warn("clerk.jwt-key", this.key);
	}

	@Override
	public SigningKey find(DecodedToken token, ClerkOptions options) {
		return this.key;
	}

	@Override
	public void preload(ClerkOptions options) {
	}

	@Override
	public SigningKeysStatus status() {
		return new SigningKeysStatus(1, null, null);
	}

}
