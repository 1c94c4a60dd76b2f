package com.clerk.spring.test.emulator;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/**
 * The signing keys of the local instance: one that signs, and those it followed.
 */
final class EmulatorKeys {

	private static final int BITS = 2048;

	private static final int PEM_LINE = 64;

	private final String instanceId;

	private final List<RSAKey> keys = new ArrayList<>();

	EmulatorKeys(String instanceId) {
		this.instanceId = instanceId;
		this.keys.add(generate(instanceId));
	}

	synchronized RSAKey current() {
		return this.keys.get(this.keys.size() - 1);
	}

	/**
	 * Publishes a new key beside the old ones, and signs with it.
	 */
	synchronized void rotate() {
		this.keys.add(generate(this.instanceId + "_" + (this.keys.size() + 1)));
	}

	synchronized void retireOld() {
		RSAKey current = current();
		this.keys.clear();
		this.keys.add(current);
	}

	synchronized Map<String, Object> publicSet() {
		return new JWKSet(List.copyOf(this.keys)).toJSONObject(true);
	}

	String pem() {
		try {
			String body = Base64.getMimeEncoder(PEM_LINE, new byte[] { '\n' })
				.encodeToString(current().toRSAPublicKey().getEncoded());
			return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("A key made here can be read here", ex);
		}
	}

	private static RSAKey generate(String keyId) {
		try {
			return new RSAKeyGenerator(BITS).keyID(keyId)
				.keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.RS256)
				.generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("Every Java platform makes RSA keys", ex);
		}
	}

}
