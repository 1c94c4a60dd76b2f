package com.clerk.spring.token;

import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.options.ClerkOptions;

/**
 * Verifies one kind of machine token, in the two forms it may have.
 */
interface MachineTokenKind {

	/**
	 * Verifies a token that has the form of a JWT.
	 */
	VerifiedMachineToken verifyJwt(String token, ClerkOptions options);

	/**
	 * Verifies any other token.
	 */
	VerifiedMachineToken verifyOpaque(String token, ClerkOptions options);

}
