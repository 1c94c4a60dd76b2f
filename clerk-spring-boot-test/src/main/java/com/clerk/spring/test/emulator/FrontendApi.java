package com.clerk.spring.test.emulator;

import java.util.Optional;

/**
 * What the local Clerk tells everybody: its public keys.
 */
final class FrontendApi implements EmulatorResource {

	private final EmulatorKeys keys;

	FrontendApi(EmulatorKeys keys) {
		this.keys = keys;
	}

	@Override
	public Optional<EmulatorResponse> answer(EmulatorRequest request) {
		return "/.well-known/jwks.json".equals(request.path())
				? Optional.of(EmulatorResponse.json(200, this.keys.publicSet())) : Optional.empty();
	}

}
