package com.clerk.spring.test.emulator.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Compares and finds secrets, in a time that says nothing about how much of them is
 * right.
 */
public final class Secrets {

	private Secrets() {
	}

	public static boolean areEqual(String secret, @Nullable String given) {
		return given != null && MessageDigest.isEqual(bytes(secret), bytes(given));
	}

	/**
	 * Returns the SHA-256 hash of a secret in Base64 for URLs, by which it can be looked
	 * up: how long that takes says nothing about the secret.
	 */
	public static String hash(String secret) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(secret));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
