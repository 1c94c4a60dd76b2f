package com.clerk.spring.operations;

import java.util.List;
import java.util.stream.Stream;

import com.clerk.spring.operations.CheckedConfiguration.Keys;

/**
 * K05: each key has its own place, and a secret one is in no public place.
 */
final class KeyPlaces implements ConfigurationRule {

	private static final List<String> NO_SECRET_KEY = List.of("pk_", "whsec_", "ak_");

	private static final String ROTATE = " Since a secret key stood where public values stand, rotate it in the Clerk Dashboard if it was published.";

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		return Stream.concat(misplaced(configuration.keys()),
				configuration.exposedSecrets().stream().map(KeyPlaces::exposed));
	}

	private static Stream<Finding> misplaced(Keys keys) {
		KeyText secretKey = keys.secretKey();
		KeyText publishableKey = keys.publishableKey();
		Stream<Finding> notSecret = NO_SECRET_KEY.stream()
			.filter(secretKey::startsWith)
			.map((prefix) -> Finding.fail("K05", secretKey.property(), "The value of " + secretKey
				.property() + " is " + nameOf(prefix) + " (" + secretKey.shape() + ").", "Set " + secretKey.property()
						+ " to the key that starts with 'sk_test_' or 'sk_live_', and each other key at its own property."));
		Stream<Finding> secret = Stream.of(publishableKey)
			.filter((key) -> key.startsWith("sk_"))
			.map((key) -> Finding.fail("K05", key.property(),
					"The value of " + publishableKey.property() + " is a secret key (" + key.shape() + ").",
					"Set " + publishableKey.property()
							+ " to the key that starts with 'pk_test_' or 'pk_live_', and the secret one at "
							+ secretKey.property() + "." + ROTATE));
		return Stream.concat(notSecret, secret);
	}

	private static Finding exposed(String variable) {
		return Finding.fail("K05", null,
				"The variable " + variable
						+ " holds a secret key, though its name makes it part of what browsers are sent.",
				"Remove it, and set the key as CLERK_SECRET_KEY." + ROTATE);
	}

	private static String nameOf(String prefix) {
		return switch (prefix) {
			case "pk_" -> "a publishable key";
			case "whsec_" -> "the signing secret of a webhook endpoint";
			default -> "a machine secret key or an API key";
		};
	}

}
