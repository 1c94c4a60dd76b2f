package com.clerk.spring.token;

import java.util.Map;

/**
 * Key ids as messages show them. They come from tokens that nobody has verified.
 */
final class KeyIds {

	private static final int MAX_LENGTH = 256;

	private KeyIds() {
	}

	/**
	 * The refusal of a token whose key is not in the set.
	 */
	static TokenVerificationException unknown(Map<String, Object> header) {
		return new TokenVerificationException(TokenErrorReason.JWK_KID_MISMATCH,
				"Unable to find a signing key in JWKS that matches the kid='" + printable(header)
						+ "' of the provided session token. Please make sure that the __session cookie or the HTTP "
						+ "authorization header contain a Clerk-generated session JWT.",
				"Go to your Dashboard and validate your secret and public keys are correct. "
						+ "Contact support@clerk.com if the issue persists.",
				null);
	}

	private static String printable(Map<String, Object> header) {
		return (header.get("kid") instanceof String kid) ? printable(kid) : ClaimText.of(header, "kid");
	}

	static String printable(String kid) {
		String start = (kid.length() > MAX_LENGTH) ? kid.substring(0, MAX_LENGTH) : kid;
		return start.replaceAll("[^!-~]", "?");
	}

}
