package com.clerk.spring.token;

import java.time.Clock;
import java.time.Duration;

import com.clerk.spring.options.ClerkOptions;

/**
 * Verifies machine tokens that are JWTs, by the checks of their kind. But for a wrong
 * form or category Clerk has one reason for all that may fail.
 */
final class MachineJwts {

	private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

	private final SigningKeys keys;

	private final Clock clock;

	MachineJwts(SigningKeys keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * Takes a token apart.
	 * @throws MachineTokenVerificationException if it is no token
	 */
	static DecodedToken decode(String text) {
		try {
			return DecodedToken.decode(text);
		}
		catch (TokenVerificationException ex) {
			throw new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_INVALID, ex.failure());
		}
	}

	/**
	 * Verifies a token.
	 * @param text the compact text
	 * @param category the check of its category, which comes before all others
	 * @param checks the other checks
	 * @param options the instance it must belong to
	 * @throws MachineTokenVerificationException if it is refused, or can't be verified
	 * now
	 */
	DecodedToken verify(String text, HeaderCheck category, TokenChecks checks, ClerkOptions options) {
		DecodedToken token = decode(text);
		Refusal refusal = category.check(token.header());
		if (refusal != null) {
			throw new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_INVALID, refusal.failure());
		}
		try {
			checks.beforeKey(token);
			checks.genuine(token, this.keys.scope(options).keys().find(token, options));
			checks.claims(token, new Circumstances(options, TokenSource.HEADER, this.clock.millis()));
		}
		catch (TokenVerificationException ex) {
			throw failed(ex);
		}
		return token;
	}

	private static MachineTokenVerificationException failed(TokenVerificationException ex) {
		MachineTokenErrorReason reason = MachineTokenErrorReason.TOKEN_VERIFICATION_FAILED;
		if (!ex.reason().isOutage()) {
			return new MachineTokenVerificationException(reason, ex.failure());
		}
		Duration retryAfter = (ex.retryAfter() != null) ? ex.retryAfter() : SHORTEST_RETRY;
		return MachineTokenVerificationException.outage(reason, ex.failure(), retryAfter, ex);
	}

}
