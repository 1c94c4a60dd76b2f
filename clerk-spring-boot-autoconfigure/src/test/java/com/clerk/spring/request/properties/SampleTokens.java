package com.clerk.spring.request.properties;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.RSAKey;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.options.JwtKey;

/**
 * Tokens of the instance, and tokens of those who would like to be it.
 */
final class SampleTokens {

	static final String KID = "ins_own";

	static final String PEM = Vectors.key("tokens-rsa-a.public.pem");

	static final RSAPublicKey PUBLIC_KEY = JwtKey.parse(PEM).publicKey();

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/** Signing is what takes the time, and few different tokens are made. */
	private static final Map<List<Object>, String> signed = new ConcurrentHashMap<>();

	private SampleTokens() {
	}

	static Map<String, Object> jwks() {
		Map<String, Object> jwk = new LinkedHashMap<>(new RSAKey.Builder(PUBLIC_KEY).build().toJSONObject());
		jwk.putAll(Map.of("kid", KID, "use", "sig", "alg", "RS256"));
		return Map.of("keys", List.of(jwk));
	}

	static String token(Signer signer, Map<String, ?> header, Map<String, ?> claims) {
		return signed.computeIfAbsent(List.of(signer, Map.copyOf(header), Map.copyOf(claims)), (key) -> {
			Map<String, Object> completed = new LinkedHashMap<>(header);
			completed.put("alg", signer.algorithm);
			String text = encode(MAPPER.writeValueAsBytes(completed)) + "." + encode(MAPPER.writeValueAsBytes(claims));
			return text + "." + encode(signer.sign(text.getBytes(StandardCharsets.US_ASCII)));
		});
	}

	private static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static byte[] rsa(String file, byte[] text) {
		String body = Vectors.key(file).replaceAll("-----[^-]+-----|\\s", "");
		try {
			PrivateKey key = KeyFactory.getInstance("RSA")
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(key);
			signature.update(text);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Who signs, and how. */
	enum Signer {

		OWN("RS256") {
			@Override
			byte[] sign(byte[] text) {
				return rsa("tokens-rsa-a.private.pem", text);
			}
		},

		FOREIGN("RS256") {
			@Override
			byte[] sign(byte[] text) {
				return rsa("tokens-rsa-b.private.pem", text);
			}
		},

		NOBODY("none") {
			@Override
			byte[] sign(byte[] text) {
				return new byte[0];
			}
		},

		/** Takes the public key for a shared secret. */
		CONFUSED("HS256") {
			@Override
			byte[] sign(byte[] text) {
				try {
					Mac mac = Mac.getInstance("HmacSHA256");
					mac.init(new SecretKeySpec(PEM.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
					return mac.doFinal(text);
				}
				catch (GeneralSecurityException ex) {
					throw new IllegalStateException(ex);
				}
			}
		};

		private final String algorithm;

		Signer(String algorithm) {
			this.algorithm = algorithm;
		}

		abstract byte[] sign(byte[] text);

	}

}
