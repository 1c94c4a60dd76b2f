package com.clerk.spring.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How something of a user was verified.
 *
 * @param status such as {@code verified} or {@code unverified}, or null
 * @param strategy how it was done, such as {@code email_code}, or null
 * @param attempts how often it was tried, or null
 * @param expireAt until when it can be done, or null
 * @since 0.1.0
 */
public record ClerkVerification(@Nullable String status, @Nullable String strategy, @Nullable Integer attempts,
		@Nullable Instant expireAt) {

}
