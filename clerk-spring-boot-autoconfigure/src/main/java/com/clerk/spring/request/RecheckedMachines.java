package com.clerk.spring.request;

import java.util.Objects;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.MachineTokenVerificationException;
import com.clerk.spring.token.MachineTokenVerifier;

/**
 * Verifies the tokens of machines again whose requests last. How often Clerk is asked is
 * the verifier's affair, as for new requests.
 */
final class RecheckedMachines {

	private final MachineTokenVerifier verifier;

	RecheckedMachines(MachineTokenVerifier verifier) {
		this.verifier = verifier;
	}

	Auth recheck(MachineAuth machine, CallerContext context, ClerkOptions options) {
		TokenType type = Objects.requireNonNull(machine.tokenType(), "A machine sent a token of a kind");
		String token = Objects.requireNonNull(machine.getToken(), "An authenticated machine sent a token");
		try {
			return this.verifier.verify(type, token, options).toAuth(token, context);
		}
		catch (MachineTokenVerificationException ex) {
			if (ex.outage() == null) {
				return Narrowing.unauthenticated(type, context);
			}
			throw (ex.getCause() instanceof ClerkApiException cause) ? cause
					: new ClerkApiException(options.apiUrl(), ex);
		}
	}

}
