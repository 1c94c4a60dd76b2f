package com.clerk.spring.boot;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Memory of what Clerk said about opaque machine tokens.
 *
 * @param ttl How long a machine token that was verified is good without asking Clerk
 * again, though it may be revoked meanwhile. Never longer than until it expires. Off with
 * 0s.
 * @param maximumSize How many machine tokens are remembered in memory.
 * @param cacheName Cache of the application's CacheManager that keeps the good ones in
 * place of the memory, so that several nodes share them.
 */
@ConfigurationProperties(ClerkMachineTokenProperties.PREFIX)
record ClerkMachineTokenProperties(@DefaultValue("5s") Duration ttl, @DefaultValue("10000") int maximumSize,
		@Nullable String cacheName) {

	static final String PREFIX = "clerk.machine-token-cache";

	ClerkMachineTokenProperties {
		CacheFigures.check(PREFIX, ttl, maximumSize);
	}

}
