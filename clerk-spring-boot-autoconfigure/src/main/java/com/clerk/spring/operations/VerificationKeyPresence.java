package com.clerk.spring.operations;

import java.util.stream.Stream;

import com.clerk.spring.operations.CheckedConfiguration.Keys;

/**
 * K04: something must be there to verify tokens with.
 */
final class VerificationKeyPresence implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		Keys keys = configuration.keys();
		SettingNames names = configuration.names();
		if (!configuration.keysNeeded() || keys.secretKey().isPresent() || keys.jwtKey().isPresent()
				|| keys.machineSecretKey().isPresent()) {
			return Stream.empty();
		}
		return Stream.of(Finding.fail("K04", names.of("secret-key"),
				"There is nothing to verify tokens with: neither a secret key nor a JWT key is set.",
				"Set " + names.withVariable("secret-key", "CLERK_SECRET_KEY") + ", or "
						+ names.withVariable("jwt-key", "CLERK_JWT_KEY")
						+ " to verify sessions without calling Clerk. Both are on the page 'API keys' of the Clerk Dashboard."));
	}

}
