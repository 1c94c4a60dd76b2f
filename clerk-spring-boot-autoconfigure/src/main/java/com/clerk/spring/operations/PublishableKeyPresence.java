package com.clerk.spring.operations;

import java.util.stream.Stream;

/**
 * K01: there must be a publishable key.
 */
final class PublishableKeyPresence implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		if (configuration.keys().publishableKey().isPresent() || !configuration.keysNeeded()) {
			return Stream.empty();
		}
		return Stream
			.of(Finding.fail("K01", configuration.names().of("publishable-key"), "There is no publishable key.",
					"Set " + configuration.names().withVariable("publishable-key", "CLERK_PUBLISHABLE_KEY")
							+ " to the key that starts "
							+ "with 'pk_test_' or 'pk_live_' on the page 'API keys' of the Clerk Dashboard."));
	}

}
