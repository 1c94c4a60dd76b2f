package com.clerk.spring.backend;

import java.time.Clock;

/**
 * The calls of Clerk's Backend API that the library makes itself
 * ({@code shared/spec/backend-api.md} section 2). Each goes to the address, with the key
 * and the time-outs of the options given.
 *
 * @since 0.1.0
 */
public interface BackendApi extends SigningKeyApi, SessionApi, MachineTokenApi, SessionTokenApi, UserApi {

	/**
	 * Makes the calls.
	 * @param transport carries them
	 * @param clock the clock, for the pause after a call without an answer
	 * @return the calls
	 */
	static BackendApi create(BackendTransport transport, Clock clock) {
		return new DefaultBackendApi(transport, clock);
	}

}
