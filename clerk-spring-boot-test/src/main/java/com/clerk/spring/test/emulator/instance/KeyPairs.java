package com.clerk.spring.test.emulator.instance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/**
 * Makes key pairs, each of which takes about 0.1 s.
 */
public final class KeyPairs {

	private static final int KEY_SIZE = 2048;

	private KeyPairs() {
	}

	public static RSAKey generate() {
		try {
			return new RSAKeyGenerator(KEY_SIZE).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The emulator's key can't be made", ex);
		}
	}

	/**
	 * Returns the pair of those emulators that ask for a shared one.
	 */
	public static RSAKey shared() {
		return Shared.PAIR;
	}

	static RSAKey named(RSAKey pair, String keyId) {
		return new RSAKey.Builder(pair).keyID(keyId).build();
	}

	/**
	 * Made when it is first asked for.
	 */
	private static final class Shared {

		static final RSAKey PAIR = generate();

	}

}
