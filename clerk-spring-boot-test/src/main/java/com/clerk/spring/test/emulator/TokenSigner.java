package com.clerk.spring.test.emulator;

import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * Signs claims with the current key of the instance. Session and handshake tokens are of
 * one category.
 */
final class TokenSigner {

	private static final String SESSION_CATEGORY = "cl_B7d4PD111AAA";

	private final SigningKeys keys;

	TokenSigner(SigningKeys keys) {
		this.keys = keys;
	}

	String sign(Map<String, Object> claims) {
		RSAKey key = this.keys.current();
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT)
			.keyID(key.getKeyID())
			.customParam("cat", SESSION_CATEGORY)
			.build();
		JWSObject token = new JWSObject(header, new Payload(Json.write(claims)));
		try {
			token.sign(new RSASSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The emulator's token can't be signed", ex);
		}
	}

}
