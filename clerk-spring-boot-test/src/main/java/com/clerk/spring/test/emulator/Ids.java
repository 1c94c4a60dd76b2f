package com.clerk.spring.test.emulator;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Ids in Clerk's form: a word for the kind, then something random.
 */
final class Ids {

	private static final int BYTES = 13;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Ids() {
	}

	static String next(String kind) {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return kind + "_" + HexFormat.of().formatHex(bytes);
	}

}
