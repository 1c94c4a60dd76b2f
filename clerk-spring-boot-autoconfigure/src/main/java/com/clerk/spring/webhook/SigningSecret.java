package com.clerk.spring.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * One secret.
 */
final class SigningSecret {

	private static final String PREFIX = "whsec_";

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	private SigningSecret(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	/**
	 * Reads a secret.
	 * @param text the secret as it was configured
	 * @param property where it was configured
	 */
	static SigningSecret parse(String text, String property) {
		String stripped = text.strip();
		if (stripped.startsWith("sk_") || stripped.startsWith("pk_")) {
			throw invalid(property, "is an API key of Clerk");
		}
		return new SigningSecret(
				decode(stripped.startsWith(PREFIX) ? stripped.substring(PREFIX.length()) : stripped, property));
	}

	private static byte[] decode(String base64, String property) {
		if (base64.isEmpty()) {
			throw invalid(property, "is empty");
		}
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(property, "is not base64 after its prefix 'whsec_'");
		}
	}

	private static ClerkConfigurationException invalid(String property, String mistake) {
		return new ClerkConfigurationException("webhook-signing-secret-invalid", property + " " + mistake
				+ ". Copy the signing secret of the endpoint, which starts with 'whsec_', from the webhooks page of "
				+ "Clerk's dashboard.");
	}

	boolean hasSigned(SvixHeaders headers, byte[] body) {
		byte[] own = Base64.getEncoder().encode(signature(headers, body));
		boolean found = false;
		for (String signature : headers.signatures()) {
			found |= MessageDigest.isEqual(own, signature.getBytes(StandardCharsets.UTF_8));
		}
		return found;
	}

	private byte[] signature(SvixHeaders headers, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			mac.update((headers.id() + "." + headers.timestamp() + ".").getBytes(StandardCharsets.US_ASCII));
			return mac.doFinal(body);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java lacks " + ALGORITHM + ", which each must have.", ex);
		}
	}

	/**
	 * Shows nothing.
	 */
	@Override
	public String toString() {
		return "SigningSecret";
	}

}
