package com.clerk.spring.boot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.RSAKey;

import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.options.JwtKey;

/**
 * Keys of instances that do not exist.
 */
final class TestKeys {

	/** For happy-hippo-1.clerk.accounts.dev. */
	static final String PUBLISHABLE_TEST = "pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXYk";

	/** For clerk.example.com. */
	static final String PUBLISHABLE_LIVE = "pk_live_Y2xlcmsuZXhhbXBsZS5jb20k";

	/** What must never be printed. */
	static final String SECRET = "r4Wk0NsVbT7qZ2yLhD8mXc";

	static final String SECRET_TEST = "sk_test_" + SECRET;

	static final String SECRET_LIVE = "sk_live_" + SECRET;

	static final String PEM = Vectors.key("tokens-rsa-a.public.pem");

	private TestKeys() {
	}

	/**
	 * Returns a session token of {@code user_1} that {@link #PEM} verifies for a minute.
	 */
	static String token(Instant issuedAt) {
		return token("a", issuedAt);
	}

	/**
	 * Returns a session token of {@code user_1}, signed by the key of a name. The id of
	 * the key is the same for all of them.
	 */
	static String token(String key, Instant issuedAt) {
		try {
			long now = issuedAt.getEpochSecond();
			String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"ins_1\"}") + "."
					+ base64("{\"sub\":\"user_1\",\"sid\":\"sess_1\",\"iat\":%d,\"nbf\":%d,\"exp\":%d}".formatted(now,
							now, now + 60));
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(privateKey(key));
			signature.update(signed.getBytes(StandardCharsets.UTF_8));
			return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the key set of an instance that signs with the key of a name.
	 */
	static Map<String, Object> jwks(String key) {
		RSAPublicKey publicKey = JwtKey.parse(Vectors.key("tokens-rsa-" + key + ".public.pem")).publicKey();
		Map<String, Object> jwk = new LinkedHashMap<>(new RSAKey.Builder(publicKey).build().toJSONObject());
		jwk.putAll(Map.of("kid", "ins_1", "use", "sig", "alg", "RS256"));
		return Map.of("keys", List.of(jwk));
	}

	private static PrivateKey privateKey(String key) throws GeneralSecurityException {
		String body = Vectors.key("tokens-rsa-" + key + ".private.pem").replaceAll("-----[A-Z ]+-----", "");
		byte[] encoded = Base64.getMimeDecoder().decode(body);
		return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
