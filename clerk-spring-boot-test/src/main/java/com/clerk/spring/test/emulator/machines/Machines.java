package com.clerk.spring.test.emulator.machines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Ids;

/**
 * The machines, found by their ids and by their secret keys.
 */
public final class Machines {

	private static final int MAX_MACHINES = 1000;

	private final Clock clock;

	private final Map<String, Machine> byId = new LinkedHashMap<>();

	private final Map<String, Key> keys = new HashMap<>();

	private @Nullable Machine ofApplication;

	public Machines(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Makes a machine with a secret key of its own.
	 * @param name its name
	 * @param scopes the ids of the machines that its tokens may be sent to
	 * @param tokenLifetime how long its tokens are good unless told, or null
	 * @throws ApiException if there are too many
	 */
	public synchronized Machine create(String name, List<String> scopes, @Nullable Duration tokenLifetime) {
		if (this.byId.size() >= MAX_MACHINES) {
			throw ApiException.unprocessable("quota_exceeded", "There are too many machines.");
		}
		Instant now = this.clock.instant();
		return add(new Machine(Ids.next("mch_"), name, Ids.secret("ak_"), scopes, tokenLifetime, now, now));
	}

	private Machine add(Machine machine) {
		this.byId.put(machine.id(), machine);
		this.keys.put(machine.secretKey(), new Key(machine.id(), null));
		return machine;
	}

	/**
	 * Returns the machine that the application under test is, which is made when it is
	 * first asked for and stays from then on: a running application goes on using its
	 * key.
	 */
	public synchronized Machine ofApplication() {
		Machine machine = this.ofApplication;
		if (machine == null) {
			machine = create("application", List.of(), null);
			this.ofApplication = machine;
		}
		return machine;
	}

	/**
	 * Returns all machines, oldest first.
	 */
	public synchronized List<Machine> all() {
		return List.copyOf(this.byId.values());
	}

	public synchronized Optional<Machine> find(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	public synchronized Optional<Machine> withSecretKey(String secretKey) {
		return Optional.ofNullable(this.keys.get(secretKey))
			.filter((key) -> key.isGood(this.clock.instant()))
			.flatMap((key) -> find(key.machineId()));
	}

	/**
	 * Changes a machine.
	 * @return the machine as it is now, or empty if there is none of that id
	 */
	public synchronized Optional<Machine> change(String id, UnaryOperator<Machine> change) {
		return Optional.ofNullable(this.byId.computeIfPresent(id,
				(key, machine) -> change.apply(machine).withUpdatedAt(this.clock.instant())));
	}

	/**
	 * Gives a machine another secret key. The one before is good for a while; those
	 * before that no longer.
	 * @param id the machine
	 * @param grace how long the one before is good
	 * @return the machine as it is now, or empty if there is none of that id
	 */
	public synchronized Optional<Machine> rotateSecretKey(String id, Duration grace) {
		return find(id).flatMap((before) -> {
			forgetKeys(id);
			Machine after = before.withSecretKey(Ids.secret("ak_"));
			this.keys.put(before.secretKey(), new Key(id, this.clock.instant().plus(grace)));
			this.keys.put(after.secretKey(), new Key(id, null));
			return change(id, (machine) -> after);
		});
	}

	/**
	 * Deletes a machine. No token may be sent to it any more.
	 */
	public synchronized Optional<Machine> remove(String id) {
		Optional<Machine> removed = Optional.ofNullable(this.byId.remove(id));
		forgetKeys(id);
		this.byId.replaceAll((other, machine) -> machine.withoutScope(id));
		return removed;
	}

	private void forgetKeys(String id) {
		this.keys.values().removeIf((key) -> key.machineId().equals(id));
	}

	public synchronized int size() {
		return this.byId.size();
	}

	/**
	 * Forgets all but the machine of the application, which is as it was at first.
	 */
	public synchronized void clear() {
		this.byId.clear();
		this.keys.clear();
		if (this.ofApplication != null) {
			add(this.ofApplication);
		}
	}

	/**
	 * Whose a secret key is.
	 *
	 * @param machineId the machine
	 * @param until until when it is good, or null for as long as the machine is there
	 */
	private record Key(String machineId, @Nullable Instant until) {

		boolean isGood(Instant now) {
			return this.until == null || now.isBefore(this.until);
		}

	}

}
