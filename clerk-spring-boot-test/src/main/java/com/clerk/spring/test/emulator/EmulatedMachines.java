package com.clerk.spring.test.emulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.clerk.spring.test.emulator.machines.Machines;

/**
 * The machines of the emulator.
 *
 * <pre>
 * EmulatedMachine billing = clerk.machines().create("billing");
 * EmulatedMachine importer = clerk.machines().create("importer", billing);
 * String token = clerk.m2mTokens().create((t) -&gt; t.machine(importer)).token();
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedMachines {

	private final Machines machines;

	EmulatedMachines(Machines machines) {
		this.machines = machines;
	}

	/**
	 * Makes a machine with a secret key of its own.
	 * @param name its name
	 * @param mayCall the machines that its tokens may be sent to
	 * @return the machine
	 */
	public EmulatedMachine create(String name, EmulatedMachine... mayCall) {
		List<String> scopes = Arrays.stream(mayCall).map(EmulatedMachine::id).toList();
		return EmulatedMachine.of(this.machines.create(name, scopes, null));
	}

	/**
	 * Returns the machine that the application under test is: the one machine that
	 * {@link ClerkEmulator#reset()} and {@link ClerkEmulator#resetKeepingKeys()} keep, as
	 * a running application goes on using its key.
	 * @return the machine, which is made when it is first asked for
	 */
	public EmulatedMachine ofApplication() {
		return EmulatedMachine.of(this.machines.ofApplication());
	}

	/**
	 * Finds a machine by its key.
	 * @param secretKey a key such as {@code ak_…}
	 * @return the machine, or empty if the emulator made none with the key
	 */
	public Optional<EmulatedMachine> withSecretKey(String secretKey) {
		return this.machines.withSecretKey(secretKey).map(EmulatedMachine::of);
	}

	/**
	 * Shows how many there are.
	 */
	@Override
	public String toString() {
		return "EmulatedMachines[" + this.machines.size() + "]";
	}

}
