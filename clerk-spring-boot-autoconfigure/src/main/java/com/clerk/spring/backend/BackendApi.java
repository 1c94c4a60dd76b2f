package com.clerk.spring.backend;

import java.time.Clock;

import org.springframework.web.client.RestClient;

/**
 * The calls of Clerk's Backend API that the library makes itself
 * ({@code shared/spec/backend-api.md} section 2). Each goes to the address, with the key
 * and the time-outs of the options given.
 *
 * @since 0.1.0
 */
public interface BackendApi extends SigningKeyApi, SessionApi, MachineTokenApi {

	/**
	 * Makes the calls with Spring's HTTP client.
	 * @param builder a builder of the application's; it is cloned
	 * @param requestFactories the request factories, by their time-outs
	 * @param clock the clock, for answers that name a date, and for the pause after a
	 * call without an answer
	 * @return the calls
	 */
	static BackendApi create(RestClient.Builder builder, RequestFactories requestFactories, Clock clock) {
		return new RestClientBackendApi(new ApiTransport(builder, requestFactories, clock), clock);
	}

}
