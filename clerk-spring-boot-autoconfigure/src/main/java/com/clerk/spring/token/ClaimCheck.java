package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A rule about the claims of a token whose signature is good.
 */
@FunctionalInterface
interface ClaimCheck {

	@Nullable Refusal check(Map<String, Object> claims, Circumstances circumstances);

}
