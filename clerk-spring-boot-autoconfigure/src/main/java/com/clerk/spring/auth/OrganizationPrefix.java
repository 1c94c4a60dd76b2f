package com.clerk.spring.auth;

/**
 * The prefix {@code org:} of roles and permissions.
 */
final class OrganizationPrefix {

	private static final String PREFIX = "org:";

	private OrganizationPrefix() {
	}

	/**
	 * Folds all leading prefixes, however many, into one.
	 */
	static String normalize(String name) {
		int start = 0;
		while (name.startsWith(PREFIX, start)) {
			start += PREFIX.length();
		}
		return (start == PREFIX.length()) ? name : PREFIX + name.substring(start);
	}

}
