package com.clerk.spring.test.emulator.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

/**
 * Compares secrets, in a time that says nothing about how much of them is right.
 */
public final class Secrets {

	private Secrets() {
	}

	public static boolean areEqual(String secret, @Nullable String given) {
		return given != null && MessageDigest.isEqual(bytes(secret), bytes(given));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
