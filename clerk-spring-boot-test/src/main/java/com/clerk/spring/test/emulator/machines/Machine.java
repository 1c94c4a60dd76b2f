package com.clerk.spring.test.emulator.machines;

import java.util.List;

/**
 * A service that calls others with machine-to-machine tokens, or is called.
 *
 * @param id an id such as {@code mch_…}
 * @param name its name
 * @param secretKey the key it makes and verifies tokens with, {@code ak_…}
 * @param scopes the ids of the machines that its tokens may be sent to
 */
public record Machine(String id, String name, String secretKey, List<String> scopes) {

	public Machine {
		scopes = List.copyOf(scopes);
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "Machine[" + this.id + "]";
	}

}
