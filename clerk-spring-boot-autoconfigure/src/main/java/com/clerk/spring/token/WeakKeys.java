package com.clerk.spring.token;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Warns of keys that work but should not be used.
 */
final class WeakKeys {

	private static final Log logger = LogFactory.getLog(WeakKeys.class);

	private static final int MIN_BITS = 2048;

	private static final BigInteger SMALL_EXPONENT = BigInteger.valueOf(3);

	private WeakKeys() {
	}

	/**
	 * Warns of the keys that an earlier set did not have.
	 */
	static void warn(KeySet keys, @Nullable KeySet previous) {
		keys.keys().forEach((kid, key) -> {
			KeySet.TimedKey known = (previous != null) ? previous.keys().get(kid) : null;
			if (known == null || !Objects.equals(known.key().publicKey(), key.key().publicKey())) {
				warn("with the id '" + KeyIds.printable(kid) + "'", key.key());
			}
		});
	}

	static void warn(String name, SigningKey key) {
		RSAPublicKey publicKey = key.publicKey();
		if (publicKey == null) {
			return;
		}
		int bits = publicKey.getModulus().bitLength();
		if (bits < MIN_BITS) {
			logger.warn("The signing key " + name + " has only " + bits + " bits; use one of at least " + MIN_BITS);
		}
		if (publicKey.getPublicExponent().equals(SMALL_EXPONENT)) {
			logger.warn("The signing key " + name + " has the public exponent 3; use one with 65537");
		}
	}

}
