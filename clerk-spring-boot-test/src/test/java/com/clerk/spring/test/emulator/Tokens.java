package com.clerk.spring.test.emulator;

import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads tokens with Nimbus, by the key set that the emulator publishes.
 */
final class Tokens {

	private Tokens() {
	}

	/** Checks the signature against the published keys and returns the claims. */
	static Map<String, Object> verified(ClerkEmulator clerk, String token) {
		if (!isVerified(clerk, token)) {
			throw new AssertionError("No published key made this signature");
		}
		return claims(token);
	}

	static boolean isVerified(ClerkEmulator clerk, String token) {
		try {
			String keySet = new Visitor(clerk).get("/.well-known/jwks.json").body();
			SignedJWT jwt = parse(token);
			var key = JWKSet.parse(keySet).getKeyByKeyId(jwt.getHeader().getKeyID());
			return key != null && jwt.verify(new RSASSAVerifier(key.toRSAKey()));
		}
		catch (ParseException | JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Map<String, Object> header(String token) {
		return parse(token).getHeader().toJSONObject();
	}

	static Map<String, Object> claims(String token) {
		return JsonMapper.builder().build().readValue(parse(token).getPayload().toString(), new TypeReference<>() {
		});
	}

	private static SignedJWT parse(String token) {
		try {
			return SignedJWT.parse(token);
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
