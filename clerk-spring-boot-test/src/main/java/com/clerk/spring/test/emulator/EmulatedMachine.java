package com.clerk.spring.test.emulator;

import java.util.List;

import com.clerk.spring.test.emulator.machines.Machine;

/**
 * A machine of the emulator: a service that calls others with machine-to-machine tokens,
 * or is called.
 *
 * @param id an id such as {@code mch_…}
 * @param name its name
 * @param secretKey the key it makes and verifies tokens with, {@code ak_…}: the value of
 * {@code clerk.machine-secret-key}
 * @param scopes the ids of the machines that its tokens may be sent to
 * @since 0.1.0
 */
public record EmulatedMachine(String id, String name, String secretKey, List<String> scopes) {

	/**
	 * Copies the list.
	 */
	public EmulatedMachine {
		scopes = List.copyOf(scopes);
	}

	static EmulatedMachine of(Machine machine) {
		return new EmulatedMachine(machine.id(), machine.name(), machine.secretKey(), machine.scopes());
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "EmulatedMachine[" + this.id + "]";
	}

}
