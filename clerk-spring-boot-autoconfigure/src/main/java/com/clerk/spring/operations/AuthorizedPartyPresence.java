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
		String property = configuration.names().of("authorized-parties");
		return Stream.of(new Finding("P01", Level.WARN, property,
				"Any subdomain of the root domain can obtain sessions that are valid here.",
				"Set " + property + " to the origins of your pages, such as https://example.com."));
	}

}
