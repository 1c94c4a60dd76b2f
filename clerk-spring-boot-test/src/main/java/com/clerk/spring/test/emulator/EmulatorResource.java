package com.clerk.spring.test.emulator;

import java.util.Optional;

/**
 * A part of the local Clerk that answers some requests.
 */
@FunctionalInterface
interface EmulatorResource {

	/**
	 * Answers a request.
	 * @return the answer, or nothing when the request is for somebody else
	 */
	Optional<EmulatorResponse> answer(EmulatorRequest request);

}
