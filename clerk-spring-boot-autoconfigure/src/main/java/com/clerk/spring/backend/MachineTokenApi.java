package com.clerk.spring.backend;

import java.util.Map;

import com.clerk.spring.options.ClerkOptions;

/**
 * The Backend API's calls that verify opaque machine tokens
 * ({@code shared/spec/backend-api.md} section 2, numbers 6 to 8). None is ever repeated:
 * whoever sent the token waits for it.
 *
 * @since 0.1.0
 */
public interface MachineTokenApi {

	/**
	 * Asks about an API key.
	 * @param secret the key as it was sent
	 * @param options the options of the instance, with a secret key
	 * @return the members of the answer; none when it is no JSON object
	 * @throws ClerkApiException if an error was answered, or nothing
	 */
	Map<String, Object> verifyApiKey(String secret, ClerkOptions options);

	/**
	 * Asks about a machine-to-machine token, with the machine secret key if there is one.
	 * @param token the token as it was sent
	 * @param options the options of the instance, with a machine secret key or a secret
	 * key
	 * @return the members of the answer; none when it is no JSON object
	 * @throws ClerkApiException if an error was answered, or nothing
	 */
	Map<String, Object> verifyM2mToken(String token, ClerkOptions options);

	/**
	 * Asks about an OAuth access token.
	 * @param accessToken the token as it was sent
	 * @param options the options of the instance, with a secret key
	 * @return the members of the answer; none when it is no JSON object
	 * @throws ClerkApiException if an error was answered, or nothing
	 */
	Map<String, Object> verifyOAuthToken(String accessToken, ClerkOptions options);

}
