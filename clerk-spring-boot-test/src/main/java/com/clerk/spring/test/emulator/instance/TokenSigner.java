package com.clerk.spring.test.emulator.instance;

import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;

import com.clerk.spring.test.emulator.http.Json;

/**
 * Signs claims with the current key of the instance. The header tells the kinds of tokens
 * apart; session and handshake tokens are of one category.
 */
public final class TokenSigner {

	private static final String SESSION_CATEGORY = "cl_B7d4PD111AAA";

	private static final String TEMPLATE_CATEGORY = "cl_B7d4PD222AAA";

	private static final String M2M_CATEGORY = "cl_B7d4PD333AAA";

	private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

	private final SigningKeys keys;

	public TokenSigner(SigningKeys keys) {
		this.keys = keys;
	}

	public String sign(Map<String, Object> claims) {
		return sign(header(JOSEObjectType.JWT).customParam("cat", SESSION_CATEGORY), claims);
	}

	public String signTemplateToken(Map<String, Object> claims) {
		return sign(header(JOSEObjectType.JWT).customParam("cat", TEMPLATE_CATEGORY), claims);
	}

	public String signM2mToken(Map<String, Object> claims) {
		return sign(header(JOSEObjectType.JWT).customParam("cat", M2M_CATEGORY), claims);
	}

	public String signAccessToken(Map<String, Object> claims) {
		return sign(header(ACCESS_TOKEN), claims);
	}

	public String signIdToken(Map<String, Object> claims) {
		return sign(header(JOSEObjectType.JWT), claims);
	}

	private static JWSHeader.Builder header(JOSEObjectType type) {
		return new JWSHeader.Builder(JWSAlgorithm.RS256).type(type);
	}

	private String sign(JWSHeader.Builder header, Map<String, Object> claims) {
		RSAKey key = this.keys.current();
		JWSObject token = new JWSObject(header.keyID(key.getKeyID()).build(), new Payload(Json.write(claims)));
		try {
			token.sign(new RSASSASigner(key));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The emulator's token can't be signed", ex);
		}
	}

}
