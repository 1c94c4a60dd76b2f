package com.clerk.spring.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What Clerk found when it called its Frontend API through a proxy.
 *
 * @param id its id, or null
 * @param domainId the id of the domain, or null
 * @param proxyUrl the address that was checked, or null
 * @param successful whether the proxy works
 * @param lastRunAt when it was checked, or null
 * @param createdAt when it was first checked, or null
 * @param updatedAt when the finding last changed, or null
 * @since 0.1.0
 */
public record ClerkProxyCheck(@Nullable String id, @Nullable String domainId, @Nullable String proxyUrl,
		boolean successful, @Nullable Instant lastRunAt, @Nullable Instant createdAt, @Nullable Instant updatedAt) {
}
