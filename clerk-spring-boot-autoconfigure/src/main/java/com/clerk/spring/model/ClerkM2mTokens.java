package com.clerk.spring.model;

import java.util.List;
import java.util.Objects;

/**
 * A page of machine-to-machine tokens.
 *
 * @param m2mTokens the tokens of the page
 * @param totalCount how many there are on all pages
 * @since 0.1.0
 */
public record ClerkM2mTokens(List<ClerkM2mToken> m2mTokens, long totalCount) {

	/**
	 * Requires and copies the tokens.
	 */
	public ClerkM2mTokens {
		Objects.requireNonNull(m2mTokens, "m2mTokens");
		m2mTokens = List.copyOf(m2mTokens);
	}

}
