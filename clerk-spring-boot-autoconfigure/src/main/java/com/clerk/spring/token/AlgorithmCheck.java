package com.clerk.spring.token;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The algorithm is one of a fixed set, whatever a key set says.
 */
final class AlgorithmCheck implements HeaderCheck {

	@Override
	public @Nullable Refusal check(Map<String, Object> header) {
		if (header.get("alg") instanceof String algorithm && SigningKey.ALGORITHMS.containsKey(algorithm)) {
			return null;
		}
		return Refusal.of(TokenErrorReason.TOKEN_INVALID_ALGORITHM,
				"Invalid JWT algorithm " + ClaimText.of(header, "alg") + ". Supported: RS256,RS384,RS512.");
	}

}
