package com.clerk.spring.operations;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.operations.CheckedConfiguration.Keys;

/**
 * K03: a key must be nothing but the key.
 */
final class KeyCopies implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		Keys keys = configuration.keys();
		Stream<@Nullable Finding> oneLine = Stream.of(keys.publishableKey(), keys.secretKey(), keys.machineSecretKey())
			.map((key) -> finding(key, key.copyMistake()));
		Stream<@Nullable Finding> pem = Stream.of(keys.jwtKey()).map((key) -> finding(key, key.placeholder()));
		return Stream.concat(oneLine, pem).filter(Objects::nonNull);
	}

	private static @Nullable Finding finding(KeyText key, @Nullable String mistake) {
		if (!key.isPresent() || mistake == null) {
			return null;
		}
		return Finding.fail("K03", key.property(), "The value of " + key.property() + " " + mistake + ".",
				"Set it to the key alone, without blanks, quotes or line ends around it, as the Clerk Dashboard shows it.");
	}

}
