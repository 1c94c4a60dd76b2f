package com.clerk.spring.test.emulator.backend;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.machines.Machine;

/**
 * Machines as the Backend API shows them.
 *
 * @param instance whose they are
 */
record MachineJson(Instance instance) {

	/**
	 * Returns a machine.
	 * @param machine the machine
	 * @param scopes the machines that its tokens may be sent to
	 */
	Map<String, @Nullable Object> of(Machine machine, List<Machine> scopes) {
		Map<String, @Nullable Object> json = of(machine);
		json.put("scoped_machines", scopes.stream().map(this::of).toList());
		return json;
	}

	private Map<String, @Nullable Object> of(Machine machine) {
		Duration tokenLifetime = machine.tokenLifetime();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "machine");
		json.put("id", machine.id());
		json.put("name", machine.name());
		json.put("instance_id", this.instance.id());
		json.put("default_token_ttl", (tokenLifetime != null) ? tokenLifetime.toSeconds() : null);
		json.put("created_at", machine.createdAt().toEpochMilli());
		json.put("updated_at", machine.updatedAt().toEpochMilli());
		return json;
	}

}
