package com.clerk.spring.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a domain of an organization was verified.
 *
 * @param status such as {@code verified}, or null
 * @param strategy how it was done, or null
 * @param attempts how often it was tried, or null
 * @param expiresAt until when it can be done, or null
 * @since 0.1.0
 */
public record ClerkOrganizationDomainVerification(@Nullable String status, @Nullable String strategy,
		@Nullable Integer attempts, @Nullable Instant expiresAt) {

}
