package com.clerk.spring.backend;

import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * The Backend API's call for a user ({@code shared/spec/backend-api.md} section 2, number
 * 15).
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface UserApi {

	/**
	 * Fetches a user.
	 * @param userId the id of the user
	 * @param options the options of the instance
	 * @return the user
	 * @throws IllegalArgumentException if the id can't be one segment of a path, before
	 * any call
	 * @throws ClerkApiException if there is no good answer; its status is 404 where there
	 * is no such user
	 * @throws com.clerk.spring.options.ClerkConfigurationException if there is no secret
	 * key
	 */
	ClerkUser user(String userId, ClerkOptions options);

}
