package com.clerk.spring.token;

import java.time.Clock;
import java.util.Objects;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.options.ClerkOptions;

/**
 * Verifies session tokens by the rules of {@link TokenChecks}, and remembers good
 * signatures.
 */
final class DefaultSessionTokenVerifier implements SessionTokenVerifier {

	private final ClerkOptions options;

	private final SigningKeys keys;

	private final Clock clock;

	private final TokenChecks checks = TokenChecks.ofSessions();

	private final VerifiedTokens verifiedTokens;

	DefaultSessionTokenVerifier(ClerkOptions options, SigningKeys keys, Clock clock, VerifiedTokens verifiedTokens) {
		this.options = options;
		this.keys = keys;
		this.clock = clock;
		this.verifiedTokens = verifiedTokens;
	}

	@Override
	public SessionClaims verify(String token) {
		return verify(DecodedToken.decode(token), this.options, TokenSource.HEADER);
	}

	@Override
	public SessionClaims verify(DecodedToken token, ClerkOptions options, TokenSource source) {
		VerificationScope scope = this.keys.scope(options);
		this.checks.beforeKey(token);
		TokenFingerprint fingerprint = this.verifiedTokens.isEnabled() ? scope.fingerprint(token) : null;
		boolean known = fingerprint != null && this.verifiedTokens.contains(fingerprint);
		if (!known) {
			this.checks.genuine(token, scope.keys().find(token, options));
		}
		Circumstances circumstances = new Circumstances(options, source, this.clock.millis());
		this.checks.claims(token, circumstances);
		if (!known && fingerprint != null) {
			remember(token, fingerprint, circumstances);
		}
		return token.claims();
	}

	private void remember(DecodedToken token, TokenFingerprint fingerprint, Circumstances circumstances) {
		long expiry = Objects.requireNonNull(TimeClaim.millis(token.claims().get("exp")), "checked before");
		this.verifiedTokens.remember(fingerprint, expiry + circumstances.skew(), circumstances.now());
	}

}
