package com.clerk.spring.operations;

import java.util.stream.Stream;

import com.clerk.spring.operations.Finding.Level;

/**
 * P01: a live instance names the origins that its session tokens may have been made for.
 */
final class AuthorizedPartyPresence implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		if (!configuration.keys().publishableKey().isLive() || !configuration.authorizedParties().isEmpty()) {
			return Stream.empty();
		}
		return Stream.of(new Finding("P01", Level.WARN, "clerk.authorized-parties",
				"Any subdomain of the root domain can obtain sessions that are valid here.",
				"Set clerk.authorized-parties to the origins of your pages, such as https://example.com."));
	}

}
