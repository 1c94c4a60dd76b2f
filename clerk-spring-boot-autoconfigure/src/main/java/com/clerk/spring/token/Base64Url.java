package com.clerk.spring.token;

import java.util.Base64;

/**
 * Base64url as RFC 7515 wants it: one spelling for each sequence of bytes, so no padding
 * and no left-over bits ({@code shared/spec/session-tokens.md} section 3).
 */
final class Base64Url {

	private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	private Base64Url() {
	}

	static byte[] decode(String text) {
		int length = text.length();
		if (length == 0) {
			return new byte[0];
		}
		int last = ALPHABET.indexOf(text.charAt(length - 1));
		if (last < 0 || (last & unusedBits(length)) != 0) {
			throw new IllegalArgumentException("Not base64url");
		}
		return DECODER.decode(text);
	}

	private static int unusedBits(int length) {
		return switch (length % 4) {
			case 2 -> 0b1111;
			case 3 -> 0b11;
			default -> 0;
		};
	}

}
