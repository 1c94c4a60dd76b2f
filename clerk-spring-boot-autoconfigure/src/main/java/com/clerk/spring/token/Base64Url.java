package com.clerk.spring.token;

import java.nio.ByteBuffer;
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

	/**
	 * Decodes a part of a text.
	 * @throws IllegalArgumentException if it is not base64url
	 */
	static byte[] decode(byte[] text, int start, int end) {
		if (start < end) {
			int last = ALPHABET.indexOf(text[end - 1]);
			if (last < 0 || (last & unusedBits(end - start)) != 0) {
				throw new IllegalArgumentException("Not base64url");
			}
		}
		return DECODER.decode(ByteBuffer.wrap(text, start, end - start)).array();
	}

	private static int unusedBits(int length) {
		return switch (length % 4) {
			case 2 -> 0b1111;
			case 3 -> 0b11;
			default -> 0;
		};
	}

}
