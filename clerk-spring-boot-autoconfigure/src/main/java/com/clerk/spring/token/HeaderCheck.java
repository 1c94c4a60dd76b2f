package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A rule about the header of a token.
 */
@FunctionalInterface
interface HeaderCheck {

	@Nullable Refusal check(Map<String, Object> header);

}
