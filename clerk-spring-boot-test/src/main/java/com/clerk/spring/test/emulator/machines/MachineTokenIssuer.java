package com.clerk.spring.test.emulator.machines;

import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;

/**
 * Makes machine tokens.
 */
public final class MachineTokenIssuer {

	private final Instance instance;

	private final TokenSigner signer;

	private final MachineTokens tokens;

	public MachineTokenIssuer(Instance instance, TokenSigner signer, MachineTokens tokens) {
		this.instance = instance;
		this.signer = signer;
		this.tokens = tokens;
	}

	public MachineToken issue(NewMachineToken token) {
		return this.tokens.add(token.make(this.signer, this.instance, this.tokens.now()));
	}

}
