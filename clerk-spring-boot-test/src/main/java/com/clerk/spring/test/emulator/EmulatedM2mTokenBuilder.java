package com.clerk.spring.test.emulator;

import java.util.Map;

import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.machines.NewM2mToken;
import com.clerk.spring.test.emulator.machines.NewMachineToken;

/**
 * Describes a machine-to-machine token to be made, opaque unless told.
 *
 * @since 0.1.0
 */
public final class EmulatedM2mTokenBuilder extends EmulatedMachineTokenBuilder<EmulatedM2mTokenBuilder> {

	private boolean jwt;

	EmulatedM2mTokenBuilder() {
		super(Ids.next("mch_"));
	}

	/**
	 * Sets whose it is. It may be sent to those machines that its machine may call,
	 * unless {@link #scopes(String...)} tells others.
	 * @param machine the machine that sends it
	 * @return this builder
	 */
	public EmulatedM2mTokenBuilder machine(EmulatedMachine machine) {
		subject(machine.id());
		return scopes().isEmpty() ? scopes(machine.scopes()) : this;
	}

	/**
	 * Makes it a JWT, which is verified without a call. It lives an hour unless told.
	 * @return this builder
	 */
	public EmulatedM2mTokenBuilder jwt() {
		this.jwt = true;
		return this;
	}

	/**
	 * Adds claims. Those that Clerk itself sets can't be replaced.
	 * @param claims name to value: a text, number, boolean, list or map
	 * @return this builder
	 */
	@Override
	public EmulatedM2mTokenBuilder claims(Map<String, ?> claims) {
		return super.claims(claims);
	}

	@Override
	EmulatedM2mTokenBuilder self() {
		return this;
	}

	@Override
	NewMachineToken build() {
		return new NewM2mToken(grant(), this.jwt);
	}

}
