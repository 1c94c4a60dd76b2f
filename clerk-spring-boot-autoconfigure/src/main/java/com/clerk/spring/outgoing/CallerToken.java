package com.clerk.spring.outgoing;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.security.ClerkAuth;

/**
 * The token that the caller of the running request brought.
 */
final class CallerToken implements OutgoingToken {

	@Override
	public @Nullable String get() {
		return ClerkAuth.current().getToken();
	}

}
