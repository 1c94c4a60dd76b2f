package com.clerk.spring.backend;

import java.time.Clock;
import java.util.Map;

import org.springframework.web.client.RestClient;

import com.clerk.spring.options.ClerkOptions;

/**
 * The calls of Clerk's Backend API that the library makes itself
 * ({@code shared/spec/backend-api.md} section 2). Each goes to the address, with the key
 * and the time-outs of the options given.
 *
 * @since 0.1.0
 */
public interface BackendApi {

	/**
	 * Fetches the signing keys of an instance.
	 * @param options the options of the instance, with a secret key
	 * @return the answer, a JSON Web Key Set
	 * @throws ClerkApiException if there is no good answer
	 */
	Map<String, Object> signingKeys(ClerkOptions options);

	/**
	 * Makes the calls with Spring's HTTP client.
	 * @param builder a builder of the application's; it is cloned
	 * @param requestFactories the request factories, by their time-outs
	 * @param clock the clock, for answers that name a date
	 * @return the calls
	 */
	static BackendApi create(RestClient.Builder builder, RequestFactories requestFactories, Clock clock) {
		return new RestClientBackendApi(builder, requestFactories, clock);
	}

}
