package com.clerk.spring.test.emulator.http;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * Random identifiers of the shapes that Clerk uses.
 */
public final class Ids {

	private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int ID_LENGTH = 27;

	private static final int SECRET_LENGTH = 42;

	private static final int HEX_LENGTH = 32;

	private static final int HEX = 16;

	private Ids() {
	}

	/**
	 * Returns a new id.
	 * @param prefix its kind, such as {@code user_}
	 */
	public static String next(String prefix) {
		return prefix + text(ID_LENGTH, ALPHABET.length());
	}

	public static String secret(String prefix) {
		return prefix + text(SECRET_LENGTH, ALPHABET.length());
	}

	static String traceId() {
		return text(HEX_LENGTH, HEX).toLowerCase(Locale.ROOT);
	}

	public static int number(int bound) {
		return RANDOM.nextInt(bound);
	}

	private static String text(int length, int letters) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(ALPHABET.charAt(RANDOM.nextInt(letters)));
		}
		return text.toString();
	}

}
