package com.clerk.spring.backend;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.web.client.RestClient;

import com.clerk.spring.options.ClerkOptions;

/**
 * Carries calls to Clerk's Backend API by the rules that all of them share
 * ({@code shared/spec/backend-api.md} section 1): with the time-outs of an instance, the
 * version of the API and the name of the caller, without following redirects. Safe for
 * use by several threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BackendTransport {

	/**
	 * Carries calls with Spring's HTTP client, and lets nobody observe them.
	 * @param builder a builder of the application's; it is cloned
	 * @param requestFactories the request factories, by their time-outs
	 * @param clock the clock, for answers that name a date
	 * @return the transport
	 */
	static BackendTransport create(RestClient.Builder builder, RequestFactories requestFactories, Clock clock) {
		return create(builder, requestFactories, clock, ObservationRegistry.NOOP,
				new DefaultBackendObservationConvention());
	}

	/**
	 * Carries calls with Spring's HTTP client.
	 * @param builder a builder of the application's; it is cloned
	 * @param requestFactories the request factories, by their time-outs
	 * @param clock the clock, for answers that name a date
	 * @param registry is told of each call
	 * @param convention how it is told
	 * @return the transport
	 */
	static BackendTransport create(RestClient.Builder builder, RequestFactories requestFactories, Clock clock,
			ObservationRegistry registry, BackendObservationConvention convention) {
		BackendTransport http = new HttpTransport(builder, requestFactories, clock);
		return new RepeatingTransport(new ObservedTransport(http, registry, convention), Duration.ofMillis(100));
	}

	/**
	 * Makes a call: once, or a few times where it is
	 * {@linkplain BackendCall#repeatable(boolean) repeatable} and there is no connection,
	 * or 429, 502, 503 or 504 is answered. The waits follow {@code Retry-After}; no
	 * repetition begins later than the read time-out after the first attempt.
	 * @param call the call
	 * @param options the options of the instance: time-outs and name of the caller
	 * @return the answer, whatever its status
	 * @throws ClerkApiException with status 0, if there is no answer
	 */
	BackendAnswer exchange(BackendCall call, ClerkOptions options);

}
