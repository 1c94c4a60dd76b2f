package com.clerk.spring.security;

import org.springframework.util.Assert;

/**
 * Checks values of response headers, whatever the container does about them.
 */
final class HeaderValue {

	private static final char FIRST_VISIBLE = '!';

	private static final char LAST_VISIBLE = '~';

	private HeaderValue() {
	}

	/**
	 * Refuses what could end a header line.
	 * @throws IllegalStateException if the value holds a line break or NUL
	 */
	static void requireLegal(String name, String value) {
		boolean legal = value.chars()
			.noneMatch((character) -> character == '\r' || character == '\n' || character == 0);
		Assert.state(legal, () -> "The header " + name + " would not be legal");
	}

	/**
	 * Refuses what is no absolute http(s) address in visible ASCII.
	 * @return the address
	 * @throws IllegalStateException if it is none
	 */
	static String requireLocation(String location) {
		boolean visible = location.chars()
			.allMatch((character) -> character >= FIRST_VISIBLE && character <= LAST_VISIBLE);
		boolean web = location.startsWith("https://") || location.startsWith("http://");
		Assert.state(visible && web, "A redirect needs an absolute http(s) address without control characters");
		return location;
	}

}
