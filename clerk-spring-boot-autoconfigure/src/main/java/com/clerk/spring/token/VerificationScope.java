package com.clerk.spring.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What belongs to one instance alone: its keys, and the fingerprints of its tokens.
 */
final class VerificationScope {

	private final InstanceKeys keys;

	private final byte[] identity;

	VerificationScope(InstanceKeys keys, byte[] identity) {
		this.keys = keys;
		this.identity = sha256().digest(identity);
	}

	InstanceKeys keys() {
		return this.keys;
	}

	TokenFingerprint fingerprint(DecodedToken token) {
		MessageDigest digest = sha256();
		digest.update(this.identity);
		return TokenFingerprint.of(digest.digest(token.bytes()));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
