package com.clerk.spring.test.emulator.machines;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * The machines, found by their secret keys.
 */
public final class Machines {

	private final Map<String, Machine> bySecretKey = new ConcurrentHashMap<>();

	/**
	 * Makes a machine with a secret key of its own.
	 * @param name its name
	 * @param scopes the ids of the machines that its tokens may be sent to
	 */
	public Machine create(String name, List<String> scopes) {
		Machine machine = new Machine(Ids.next("mch_"), name, Ids.secret("ak_"), scopes);
		this.bySecretKey.put(machine.secretKey(), machine);
		return machine;
	}

	public Optional<Machine> withSecretKey(String secretKey) {
		return Optional.ofNullable(this.bySecretKey.get(secretKey));
	}

	public int size() {
		return this.bySecretKey.size();
	}

	public void clear() {
		this.bySecretKey.clear();
	}

}
