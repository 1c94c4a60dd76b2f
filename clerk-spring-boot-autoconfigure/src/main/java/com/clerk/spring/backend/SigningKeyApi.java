package com.clerk.spring.backend;

import java.util.Map;

import com.clerk.spring.options.ClerkOptions;

/**
 * The Backend API's call for signing keys ({@code shared/spec/backend-api.md} section 2,
 * number 1).
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SigningKeyApi {

	/**
	 * Fetches the signing keys of an instance.
	 * @param options the options of the instance, with a secret key
	 * @return the answer, a JSON Web Key Set
	 * @throws ClerkApiException if there is no good answer
	 */
	Map<String, Object> signingKeys(ClerkOptions options);

}
