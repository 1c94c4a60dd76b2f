package com.clerk.spring.auth;

import java.util.List;

import org.springframework.util.Assert;

/**
 * The scopes that a protection demands of machines ({@code shared/spec/machine-tokens.md}
 * section 8).
 *
 * @param names the scopes, in the order they were declared
 */
record RequiredScopes(List<String> names) {

	static final RequiredScopes NONE = new RequiredScopes(List.of());

	/**
	 * Copies the names.
	 * @throws IllegalArgumentException if one is no scope
	 */
	RequiredScopes {
		names = List.copyOf(names);
		names.forEach((name) -> Assert.isTrue(isScope(name), () -> "The scope '" + name
				+ "' can't be demanded: name one scope a text, of printable ASCII without blanks, quotes and backslashes"));
	}

	/**
	 * Tells whether a text is a scope: of any other no token holds it, and it can't be
	 * told in a header.
	 */
	private static boolean isScope(String name) {
		return !name.isEmpty() && name.chars()
			.allMatch((character) -> character > ' ' && character <= '~' && character != '"' && character != '\\');
	}

	boolean isEmpty() {
		return this.names.isEmpty();
	}

	boolean areHeldBy(MachineAuth caller) {
		return caller.scopes().containsAll(this.names);
	}

}
