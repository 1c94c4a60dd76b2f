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
	 * Tells what a service made of a token.
	 * @param token the token that was sent
	 * @param refused whether the answer was 401
	 */
	default void answered(String token, boolean refused) {
	}

}
