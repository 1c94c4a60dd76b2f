package com.clerk.spring.proxy;

/**
 * What may stand in a header, in either direction.
 */
final class HeaderText {

	private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

	private static final int LAST_OCTET = 0xFF;

	private static final int DELETE = 127;

	private HeaderText() {
	}

	static boolean isName(String name) {
		return !name.isEmpty() && name.chars()
			.allMatch((character) -> character > ' ' && character < DELETE && SEPARATORS.indexOf(character) < 0);
	}

	/**
	 * Tells whether each character is an octet and none of them ends the line.
	 */
	static boolean isValue(String value) {
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			boolean control = (character < ' ' && character != '\t') || character == DELETE;
			if (control || character > LAST_OCTET) {
				return false;
			}
		}
		return true;
	}

}
