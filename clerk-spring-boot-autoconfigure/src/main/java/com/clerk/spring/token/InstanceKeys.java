package com.clerk.spring.token;

import com.clerk.spring.options.ClerkOptions;

/**
 * The signing keys of one instance.
 */
sealed interface InstanceKeys permits LocalKey, RemoteKeys, NoKeys {

	/**
	 * Finds the key of a token.
	 * @throws TokenVerificationException if there is none, or if it can't be had
	 */
	SigningKey find(DecodedToken token, ClerkOptions options);

	/**
	 * Begins to fetch keys that will be needed, without waiting for them.
	 */
	void preload(ClerkOptions options);

	SigningKeysStatus status();

}
