package com.clerk.spring.token;

import java.time.Clock;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.backend.MachineTokenApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * Verifies machine tokens ({@code shared/spec/machine-tokens.md}): JWTs by their
 * signature, opaque ones by one call to Clerk each.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MachineTokenVerifier {

	/**
	 * Makes a verifier.
	 * @param api the calls that verify opaque tokens
	 * @param keys the signing keys
	 * @param clock the clock by which tokens expire
	 * @return a verifier, safe for use by many threads
	 */
	static MachineTokenVerifier create(MachineTokenApi api, SigningKeys keys, Clock clock) {
		return new DefaultMachineTokenVerifier(api, keys, clock);
	}

	/**
	 * Verifies a token.
	 * @param type the kind it must be of, not a session token
	 * @param token the token as it was sent
	 * @param options the instance it must belong to
	 * @return what it says
	 * @throws MachineTokenVerificationException if the token is refused, or can't be
	 * verified now
	 * @throws IllegalArgumentException if the kind is a session token
	 */
	VerifiedMachineToken verify(TokenType type, String token, ClerkOptions options);

}
