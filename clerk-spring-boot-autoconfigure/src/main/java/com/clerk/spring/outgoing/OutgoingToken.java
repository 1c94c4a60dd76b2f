package com.clerk.spring.outgoing;

import org.jspecify.annotations.Nullable;

/**
 * Where the token of a call comes from.
 */
interface OutgoingToken {

	/**
	 * Returns the token to send now.
	 * @return the token, or null to send none
	 */
	@Nullable String get();

	/**
	 * Tells that a service did not take a token.
	 * @param token the token that was sent
	 */
	default void refused(String token) {
	}

}
