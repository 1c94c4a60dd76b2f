package com.clerk.spring.operations;

import java.util.stream.Stream;

import com.clerk.spring.operations.Finding.Level;

/**
 * K12: what a JWT key without a secret key leaves out.
 */
final class JwtKeyAlone implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		if (!configuration.keys().jwtKey().isPresent() || configuration.keys().secretKey().isPresent()) {
			return Stream.empty();
		}
		return Stream.of(new Finding("K12", Level.INFO, configuration.keys().secretKey().property(),
				"Only the JWT key is set, so whatever calls Clerk is not available: the Backend API, opaque machine tokens, the nonce of a handshake, token refresh, the Frontend API proxy.",
				"Set " + configuration.keys().secretKey().property() + " to have them."));
	}

}
