package com.clerk.spring.token;

import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;

/**
 * A key that tokens are checked with, converted once.
 */
final class SigningKey {

	/** The algorithms a token may name, whatever a key set says. */
	static final Map<String, JWSHeader> ALGORITHMS = Map.of("RS256", new JWSHeader(JWSAlgorithm.RS256), "RS384",
			new JWSHeader(JWSAlgorithm.RS384), "RS512", new JWSHeader(JWSAlgorithm.RS512));

	private static final String OPERATIONS = "key_ops";

	private final @Nullable RSAPublicKey publicKey;

	private final @Nullable JWSVerifier verifier;

	private final @Nullable String algorithm;

	private SigningKey(@Nullable RSAPublicKey publicKey, @Nullable String algorithm) {
		this.publicKey = publicKey;
		this.verifier = (publicKey != null) ? new RSASSAVerifier(publicKey) : null;
		this.algorithm = algorithm;
	}

	/**
	 * A key that was configured; such keys count as {@code RS256}.
	 */
	static SigningKey of(RSAPublicKey publicKey) {
		return new SigningKey(publicKey, "RS256");
	}

	/**
	 * A key of a key set. One that can't check signatures is a key that fits nothing:
	 * tokens that name it fail for another reason than those that name none.
	 */
	static SigningKey of(Map<String, Object> json) {
		try {
			if (JWK.parse(withoutOperations(json)) instanceof RSAKey key && isForVerification(key, json)) {
				String algorithm = (key.getAlgorithm() != null) ? key.getAlgorithm().getName() : null;
				return new SigningKey(key.toRSAPublicKey(), algorithm);
			}
		}
		catch (ParseException | JOSEException | IllegalArgumentException ex) {
			return new SigningKey(null, null);
		}
		return new SigningKey(null, null);
	}

	/**
	 * An operation that the parser does not know would spoil the key.
	 */
	private static Map<String, Object> withoutOperations(Map<String, Object> json) {
		Map<String, Object> rest = new HashMap<>(json);
		rest.remove(OPERATIONS);
		return rest;
	}

	private static boolean isForVerification(RSAKey key, Map<String, Object> json) {
		boolean use = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
		Object operations = json.get(OPERATIONS);
		return use && (operations == null || (operations instanceof List<?> list && list.contains("verify")));
	}

	/**
	 * Returns the key itself, or null when it fits nothing.
	 */
	@Nullable RSAPublicKey publicKey() {
		return this.publicKey;
	}

	boolean fits(DecodedToken token) {
		return this.publicKey != null
				&& (this.algorithm == null || Objects.equals(this.algorithm, token.header().get("alg")));
	}

	boolean hasSigned(DecodedToken token) {
		JWSHeader header = (token.header().get("alg") instanceof String name) ? ALGORITHMS.get(name) : null;
		if (this.verifier == null || header == null) {
			return false;
		}
		try {
			return this.verifier.verify(header, token.signedBytes(), new Base64URL(token.signature()));
		}
		catch (JOSEException ex) {
			return false;
		}
	}

}
