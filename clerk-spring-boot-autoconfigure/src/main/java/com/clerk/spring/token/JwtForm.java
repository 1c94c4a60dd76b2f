package com.clerk.spring.token;

/**
 * Tells whether a text has the form of a JWT, whatever is in it
 * ({@code shared/spec/machine-tokens.md} section 2).
 *
 * @since 0.1.0
 */
public final class JwtForm {

	private static final int PARTS = 3;

	private JwtForm() {
	}

	/**
	 * Tells whether a text is three parts of the base64url alphabet, none of them empty
	 * and none padded.
	 * @param text any text
	 * @return true if so
	 */
	public static boolean matches(String text) {
		int parts = 1;
		int length = 0;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '.' && length > 0) {
				parts++;
				length = 0;
			}
			else if (isBase64Url(character)) {
				length++;
			}
			else {
				return false;
			}
		}
		return parts == PARTS && length > 0;
	}

	private static boolean isBase64Url(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || character == '-' || character == '_';
	}

}
