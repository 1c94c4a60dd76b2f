package com.clerk.spring.operations;

import java.util.stream.Stream;

/**
 * K01: there must be a publishable key.
 */
final class PublishableKeyPresence implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		if (configuration.keys().publishableKey().isPresent()) {
			return Stream.empty();
		}
		return Stream.of(Finding.fail("K01", "clerk.publishable-key", "There is no publishable key.",
				"Set clerk.publishable-key, or the environment variable CLERK_PUBLISHABLE_KEY, to the key that starts "
						+ "with 'pk_test_' or 'pk_live_' on the page 'API keys' of the Clerk Dashboard."));
	}

}
