package com.clerk.spring.operations;

import java.util.stream.Stream;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.JwtKey;

/**
 * K10: the JWT key must be an RSA public key.
 */
final class JwtKeyForm implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		KeyText key = configuration.keys().jwtKey();
		if (!key.isPresent() || key.placeholder() != null) {
			return Stream.empty();
		}
		try {
			JwtKey.parse(key.value());
			return Stream.empty();
		}
		catch (ClerkConfigurationException ex) {
			return Stream.of(Finding.fail("K10", key.property(), problem(key, ex),
					"Set it to the whole text between and including '-----BEGIN PUBLIC KEY-----' and "
							+ "'-----END PUBLIC KEY-----', with line ends, with '\\n' in their place, or to its location "
							+ "('classpath:…' or 'file:…')."));
		}
	}

	private static String problem(KeyText key, ClerkConfigurationException ex) {
		return String.valueOf(ex.getMessage()).replace("(clerk.jwt-key)", "(" + key.property() + ")");
	}

}
