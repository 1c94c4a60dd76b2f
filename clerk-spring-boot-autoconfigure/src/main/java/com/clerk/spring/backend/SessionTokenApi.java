package com.clerk.spring.backend;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;

/**
 * The Backend API's calls for tokens of a session ({@code shared/spec/backend-api.md}
 * section 2, numbers 4 and 5).
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SessionTokenApi {

	/**
	 * Has a token made, once.
	 * @param sessionId the session
	 * @param template the JWT template, or null for a session token
	 * @param expiresIn how long it shall live, in whole seconds; null for as long as
	 * Clerk lets it
	 * @param options the options of the instance
	 * @return the token
	 * @throws IllegalArgumentException if a name can't be one segment of a path, before
	 * any call
	 * @throws ClerkApiException if there is no good answer
	 * @throws com.clerk.spring.options.ClerkConfigurationException if there is no secret
	 * key
	 */
	String createToken(String sessionId, @Nullable String template, @Nullable Duration expiresIn, ClerkOptions options);

}
