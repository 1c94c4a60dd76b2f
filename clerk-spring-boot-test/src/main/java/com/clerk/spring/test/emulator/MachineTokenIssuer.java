package com.clerk.spring.test.emulator;

/**
 * Makes the tokens that builders describe.
 */
final class MachineTokenIssuer {

	private final Instance instance;

	private final TokenSigner signer;

	private final MachineTokens tokens;

	MachineTokenIssuer(Instance instance, TokenSigner signer, MachineTokens tokens) {
		this.instance = instance;
		this.signer = signer;
		this.tokens = tokens;
	}

	MachineToken issue(EmulatedMachineTokenBuilder<?> description) {
		return this.tokens.add(description.build(this.signer, this.instance, this.tokens.now()));
	}

	EmulatedMachineToken issueForTest(EmulatedMachineTokenBuilder<?> description) {
		return new EmulatedMachineToken(this.tokens, issue(description));
	}

}
