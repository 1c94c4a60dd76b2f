package com.clerk.spring.request;

/**
 * What a header can carry. Anything else would be lost, changed, or end the line
 * ({@code shared/spec/authenticate-request.md} sections 15.1 and 18).
 */
final class HeaderText {

	private static final int LAST_LATIN_1 = 0xFF;

	private HeaderText() {
	}

	static boolean isLegal(String value) {
		return value.chars()
			.allMatch((character) -> character <= LAST_LATIN_1 && character != '\r' && character != '\n'
					&& character != 0);
	}

}
