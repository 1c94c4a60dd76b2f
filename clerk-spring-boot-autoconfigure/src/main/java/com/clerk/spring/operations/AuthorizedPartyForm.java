package com.clerk.spring.operations;

import java.util.stream.Stream;

/**
 * P02: an authorized party is an origin, written as browsers write it.
 */
final class AuthorizedPartyForm implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		return configuration.authorizedParties()
			.stream()
			.filter((entry) -> !entry.equals(Origins.correct(entry)))
			.map((entry) -> finding(configuration.names().of("authorized-parties"), entry));
	}

	private static Finding finding(String property, String entry) {
		String correct = Origins.correct(entry);
		String shown = entry.contains("@") ? "with user info" : "'" + entry + "'";
		return Finding.fail("P02", property,
				"The authorized party " + shown + " is not an origin, so it can never match a token.",
				(correct != null) ? "Write '" + correct + "'."
						: "Write scheme, host and, unless it is the scheme's own, port of each origin, such as 'https://app.example.com'.");
	}

}
