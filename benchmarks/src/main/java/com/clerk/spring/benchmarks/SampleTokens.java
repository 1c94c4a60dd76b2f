package com.clerk.spring.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Session tokens of an instance made up for the occasion, of the size and with the claims
 * of real ones.
 */
final class SampleTokens {

	private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

	private final KeyPair keyPair;

	private final Instant issuedAt;

	SampleTokens(int bits, Instant issuedAt) {
		this.keyPair = keyPair(bits);
		this.issuedAt = issuedAt;
	}

	private static KeyPair keyPair(int bits) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(bits);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	RSAPublicKey publicKey() {
		return (RSAPublicKey) this.keyPair.getPublic();
	}

	String pem() {
		return "-----BEGIN PUBLIC KEY-----\n"
				+ Base64.getMimeEncoder().encodeToString(this.keyPair.getPublic().getEncoded())
				+ "\n-----END PUBLIC KEY-----\n";
	}

	String token(int number) {
		String header = """
				{"alg":"RS256","cat":"cl_B7d4PD111AAA","kid":"ins_2abcdefghijklmnopqrstuvwxyz","typ":"JWT"}""";
		String claims = """
				{"azp":"https://app.example.com","exp":%d,"fea":"u:dashboard,o:export","fva":[3,-1],"iat":%d,\
				"iss":"https://clerk.example.com","jti":"%020d","nbf":%d,"o":{"fpm":"3,1","id":\
				"org_2abcdefghijklmnopqrstuvwxyz","per":"manage,read","rol":"admin","slg":"acme"},"pla":"o:gold",\
				"sid":"sess_2abcdefghijklmnopqrstuvwxyz","sts":"active","sub":"user_2abcdefghijklmnopqrstuvwxyz",\
				"v":2}""".formatted(this.issuedAt.plus(1, ChronoUnit.DAYS).getEpochSecond(),
				this.issuedAt.getEpochSecond(), number, this.issuedAt.minusSeconds(10).getEpochSecond());
		String text = encoded(header) + "." + encoded(claims);
		return text + "." + BASE64URL.encodeToString(signature(text));
	}

	private static String encoded(String json) {
		return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

	private byte[] signature(String text) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.keyPair.getPrivate());
			signature.update(text.getBytes(StandardCharsets.US_ASCII));
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
