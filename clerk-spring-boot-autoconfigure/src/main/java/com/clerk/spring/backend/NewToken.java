package com.clerk.spring.backend;

import java.util.Objects;

/**
 * The answer to a request for a token.
 *
 * @param jwt the token
 */
record NewToken(String jwt) {

	/**
	 * Requires the token: an answer without one is no good answer.
	 */
	NewToken {
		if (Objects.requireNonNull(jwt, "jwt").isEmpty()) {
			throw new IllegalArgumentException("jwt must not be empty");
		}
	}

	/**
	 * Shows nothing of the token.
	 */
	@Override
	public String toString() {
		return "NewToken";
	}

}
