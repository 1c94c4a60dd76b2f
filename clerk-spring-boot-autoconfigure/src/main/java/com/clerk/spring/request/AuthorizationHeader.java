package com.clerk.spring.request;

import org.jspecify.annotations.Nullable;

/**
 * The token in an {@code Authorization} header
 * ({@code shared/spec/authenticate-request.md} section 6.1, D14 and T25). Read by hand:
 * the regular expression of Spring's bearer token resolver costs nearly as much as a
 * signature check.
 */
final class AuthorizationHeader {

	private static final String BEARER = "bearer";

	private AuthorizationHeader() {
	}

	/**
	 * Returns what follows the scheme {@code Bearer}, or a value that is a single word. A
	 * token may hold blanks: it is refused later, not rescued by cookies.
	 * @param value the header's value without blanks at the ends, or null
	 * @return the token, or null when the header names none
	 */
	static @Nullable String token(@Nullable String value) {
		if (value == null || BEARER.equalsIgnoreCase(value)) {
			return null;
		}
		int blank = firstBlank(value);
		if (blank < 0) {
			return value;
		}
		boolean bearer = blank == BEARER.length() && value.regionMatches(true, 0, BEARER, 0, blank);
		return bearer ? value.substring(blank).strip() : null;
	}

	private static int firstBlank(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (value.charAt(i) == ' ' || value.charAt(i) == '\t') {
				return i;
			}
		}
		return -1;
	}

}
