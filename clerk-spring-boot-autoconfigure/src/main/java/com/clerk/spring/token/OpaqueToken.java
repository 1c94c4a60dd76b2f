package com.clerk.spring.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An opaque token as caches know it. Names and seals are made with keys that are derived
 * from the one Clerk is asked with: nobody without it can make any, and no two instances
 * share any.
 */
final class OpaqueToken {

	private static final String ALGORITHM = "HmacSHA256";

	private final byte[] key;

	private final byte[] name;

	private final String apiUrl;

	/**
	 * Creates a token.
	 * @param key the key with which Clerk is asked
	 * @param apiUrl where
	 * @param kind the kind of token
	 * @param token the token, without line ends
	 */
	OpaqueToken(String key, String apiUrl, String kind, String token) {
		this.apiUrl = apiUrl;
		this.key = key.getBytes(StandardCharsets.UTF_8);
		this.name = hmac(derive("names"), apiUrl + '\n' + kind + '\n' + token);
	}

	/**
	 * Returns where Clerk is asked about it.
	 */
	String apiUrl() {
		return this.apiUrl;
	}

	/**
	 * Returns the name of the token in memory.
	 */
	TokenFingerprint fingerprint() {
		return TokenFingerprint.of(this.name);
	}

	/**
	 * Returns the name of the token in a cache that others can read.
	 */
	String name() {
		return HexFormat.of().formatHex(this.name);
	}

	/**
	 * Returns a seal for a text about this token, and no other.
	 */
	byte[] seal(String text) {
		return hmac(derive("values"), name() + '\n' + text);
	}

	private byte[] derive(String purpose) {
		return hmac(this.key, "clerk-spring machine tokens\n" + purpose);
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

	/**
	 * Shows nothing of the token.
	 */
	@Override
	public String toString() {
		return "OpaqueToken";
	}

}
