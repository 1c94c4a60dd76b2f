package com.clerk.spring.boot;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for the users that {@code auth.user()} returns.
 *
 * @param ttl How long a user is kept without asking Clerk again, so how long a change may
 * go unseen. Set to 0s to keep it for the request only.
 * @param maximumSize How many users are kept in memory.
 */
@ConfigurationProperties(ClerkUserCacheProperties.PREFIX)
record ClerkUserCacheProperties(@DefaultValue("10s") Duration ttl, @DefaultValue("1000") int maximumSize) {

	static final String PREFIX = "clerk.user-cache";

	ClerkUserCacheProperties {
		CacheFigures.check(PREFIX, ttl, maximumSize);
	}

}
