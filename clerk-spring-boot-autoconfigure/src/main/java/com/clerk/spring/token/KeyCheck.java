package com.clerk.spring.token;

import org.jspecify.annotations.Nullable;

/**
 * A rule about a token and the key it names.
 */
@FunctionalInterface
interface KeyCheck {

	@Nullable Refusal check(DecodedToken token, SigningKey key);

}
