package com.clerk.spring.test.replay;

import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A token of a case that Clerk made: signed with the key of the recorded instance, with
 * the header of its kind and no more.
 *
 * @param kind what it is for
 * @param claims its claims
 */
record RecordedToken(Kind kind, JsonNode claims) {

	/** Whatever looks like a signed token, its dots possibly encoded. */
	static final Pattern TEXT = Pattern.compile("eyJ[A-Za-z0-9_-]+(?:\\.|%2E)[A-Za-z0-9_-]+(?:\\.|%2E)[A-Za-z0-9_-]*");

	private static final JWKSet KEYS = keys();

	enum Kind {

		SESSION(Map.of("typ", "JWT", "cat", "cl_B7d4PD111AAA")), M2M(Map.of("typ", "JWT", "cat", "cl_B7d4PD333AAA")),
		OAUTH(Map.of("typ", "at+jwt")), HANDSHAKE(Map.of());

		private final Map<String, Object> header;

		Kind(Map<String, Object> header) {
			this.header = header;
		}

	}

	/**
	 * Reads a token.
	 * @throws NotStandardException if Clerk did not make it
	 */
	static RecordedToken read(String text) {
		try {
			JWSObject token = JWSObject.parse(text.replace("%2E", "."));
			JWK key = KEYS.getKeyByKeyId(token.getHeader().getKeyID());
			if (key == null || !token.verify(new RSASSAVerifier(key.toRSAKey()))) {
				throw new NotStandardException("a token that another than Clerk signed");
			}
			JsonNode claims = RecordedCase.MAPPER.readTree(token.getPayload().toString());
			return new RecordedToken(kind(token, key, claims), claims);
		}
		catch (ParseException | JOSEException | IllegalStateException | JacksonException ex) {
			throw new NotStandardException("a token that another than Clerk signed");
		}
	}

	private static Kind kind(JWSObject token, JWK key, JsonNode claims) {
		Map<String, Object> header = new TreeMap<>(token.getHeader().toJSONObject());
		for (Kind kind : List.of(Kind.SESSION, Kind.M2M, Kind.OAUTH)) {
			Map<String, Object> expected = new TreeMap<>(kind.header);
			expected.put("alg", "RS256");
			expected.put("kid", key.getKeyID());
			if (header.equals(expected)) {
				return (kind == Kind.SESSION && claims.has("handshake")) ? Kind.HANDSHAKE : kind;
			}
		}
		throw new NotStandardException("a token whose header Clerk does not write");
	}

	private static JWKSet keys() {
		try {
			return JWKSet.parse(RecordedCase.key("authenticate-request-jwks.json"));
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the key set of the recorded instance.
	 */
	static JsonNode keySet() {
		return RecordedCase.MAPPER.readTree(RecordedCase.key("authenticate-request-jwks.json"));
	}

	/**
	 * Returns a time in seconds.
	 * @throws NotStandardException if the claim is none that Clerk writes
	 */
	long time(String claim) {
		JsonNode value = this.claims.path(claim);
		if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 1) {
			throw new NotStandardException("a token whose claims Clerk does not write");
		}
		return value.asLong();
	}

	/**
	 * Returns a text, or an empty one.
	 */
	String text(String claim) {
		return this.claims.path(claim).asString("");
	}

}
