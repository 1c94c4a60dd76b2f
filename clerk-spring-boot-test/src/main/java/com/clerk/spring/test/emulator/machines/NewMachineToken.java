package com.clerk.spring.test.emulator.machines;

import java.time.Instant;

import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;

/**
 * A machine token to be made.
 */
public interface NewMachineToken {

	/**
	 * Makes the token.
	 * @param signer signs it, if it is a JWT
	 * @param instance whose it is
	 * @param now the time
	 */
	MachineToken make(TokenSigner signer, Instance instance, Instant now);

}
