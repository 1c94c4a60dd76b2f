package com.clerk.spring.test.emulator.oauth;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Secrets;

/**
 * What a client that asks for a code says of the secret that it will show for the tokens
 * (PKCE, RFC 7636): its SHA-256 hash.
 *
 * @param value the hash
 */
record CodeChallenge(String value) {

	private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

	/**
	 * Reads what a client says.
	 * @return the challenge, or null if it says nothing
	 * @throws OAuthException if it is none that is accepted
	 */
	static @Nullable CodeChallenge of(@Nullable String challenge, @Nullable String method) {
		if (challenge == null && method == null) {
			return null;
		}
		if (!"S256".equals(method)) {
			throw OAuthException.invalidRequest("code_challenge_method must be S256.");
		}
		if (challenge == null || !VALUE.matcher(challenge).matches()) {
			throw OAuthException
				.invalidRequest("code_challenge must be the SHA-256 hash of the verifier in Base64 for URLs.");
		}
		return new CodeChallenge(challenge);
	}

	boolean isMetBy(String verifier) {
		return VERIFIER.matcher(verifier).matches() && Secrets.areEqual(this.value, Secrets.hash(verifier));
	}

}
