package com.clerk.spring.security;

import java.util.Set;

/**
 * Which names of roles, permissions, features and plans somebody can have at all
 * ({@code shared/spec/authorization.md} sections 2 to 4).
 */
final class OrganizationNames {

	private static final String PREFIX = "org:";

	private static final Set<String> SCOPES = Set.of("o", "org", "organization", "u", "user");

	private OrganizationNames() {
	}

	/**
	 * Tells whether a text names a role or permission, with or without prefix.
	 */
	static boolean isName(String text) {
		String name = text;
		while (name.startsWith(PREFIX)) {
			name = name.substring(PREFIX.length());
		}
		return !name.isBlank();
	}

	/**
	 * Tells whether a text names a feature or plan, with or without a scope.
	 */
	static boolean isScopedName(String text) {
		int colon = text.indexOf(':');
		String name = text.substring(colon + 1);
		return !name.isBlank() && name.indexOf(':') < 0 && (colon < 0 || SCOPES.contains(text.substring(0, colon)));
	}

}
