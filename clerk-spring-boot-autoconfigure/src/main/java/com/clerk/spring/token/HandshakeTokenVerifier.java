package com.clerk.spring.token;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;

/**
 * Verifies handshake tokens, in which the Frontend API sends cookies to the application
 * ({@code shared/spec/authenticate-request.md} section 11.1). They are signed like
 * session tokens, and neither expire nor name a user.
 *
 * @since 0.1.0
 */
public final class HandshakeTokenVerifier {

	private final List<HeaderCheck> headerChecks = List.of(new CriticalHeaderCheck(), new TypeCheck(),
			new AlgorithmCheck());

	private final SigningKeys keys;

	/**
	 * Creates a verifier.
	 * @param keys the signing keys
	 */
	public HandshakeTokenVerifier(SigningKeys keys) {
		this.keys = keys;
	}

	/**
	 * Verifies a token.
	 * @param text the compact text of the token
	 * @param options the instance it must belong to
	 * @return the {@code Set-Cookie} lines it carries, in their order, unchecked; empty
	 * if it has none
	 * @throws TokenVerificationException if the token is refused
	 */
	public List<String> verify(String text, ClerkOptions options) {
		DecodedToken token = DecodedToken.decode(text);
		SigningKey key = this.keys.scope(options).keys().find(token, options);
		for (HeaderCheck check : this.headerChecks) {
			require(check.check(token.header()));
		}
		require(category(token));
		require(signature(token, key));
		return (token.claims().get("handshake") instanceof List<?> directives)
				? directives.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
	}

	private static @Nullable Refusal category(DecodedToken token) {
		return token.isSessionCategory() ? null
				: Refusal.of(TokenErrorReason.TOKEN_INVALID, "Invalid handshake token category.");
	}

	private static @Nullable Refusal signature(DecodedToken token, SigningKey key) {
		if (!key.fits(token)) {
			return new Refusal(TokenErrorReason.TOKEN_VERIFICATION_FAILED,
					"Error verifying handshake token. The key does not fit the algorithm of the token.");
		}
		return key.hasSigned(token) ? null
				: new Refusal(TokenErrorReason.TOKEN_INVALID_SIGNATURE, "Handshake signature is invalid.");
	}

	private static void require(@Nullable Refusal refusal) {
		if (refusal != null) {
			throw refusal.toException();
		}
	}

}
