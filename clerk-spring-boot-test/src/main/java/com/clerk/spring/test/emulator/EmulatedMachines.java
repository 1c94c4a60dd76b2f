package com.clerk.spring.test.emulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

	/** By secret key. */
	private final Map<String, EmulatedMachine> machines = new ConcurrentHashMap<>();

	EmulatedMachines() {
	}

	/**
	 * Makes a machine with a secret key of its own.
	 * @param name its name
	 * @param mayCall the machines that its tokens may be sent to
	 * @return the machine
	 */
	public EmulatedMachine create(String name, EmulatedMachine... mayCall) {
		List<String> scopes = Arrays.stream(mayCall).map(EmulatedMachine::id).toList();
		EmulatedMachine machine = new EmulatedMachine(Ids.next("mch_"), name, Ids.secret("ak_"), scopes);
		this.machines.put(machine.secretKey(), machine);
		return machine;
	}

	/**
	 * Finds a machine by its key.
	 * @param secretKey a key such as {@code ak_…}
	 * @return the machine, or empty if the emulator made none with the key
	 */
	public Optional<EmulatedMachine> withSecretKey(String secretKey) {
		return Optional.ofNullable(this.machines.get(secretKey));
	}

	void clear() {
		this.machines.clear();
	}

	/**
	 * Shows how many there are.
	 */
	@Override
	public String toString() {
		return "EmulatedMachines[" + this.machines.size() + "]";
	}

}
