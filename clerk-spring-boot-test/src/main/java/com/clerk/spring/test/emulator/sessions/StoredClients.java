package com.clerk.spring.test.emulator.sessions;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The browsers, found by their ids and by what they show to be known again. Used under
 * the lock of {@link EmulatorState}.
 */
final class StoredClients {

	private static final int MAX_UNUSED = 1000;

	private final Map<String, Client> byId = new LinkedHashMap<>();

	private final Map<String, String> idsByToken = new HashMap<>();

	/** What browsers were known by before that was rotated. */
	private final Map<String, String> idsByOldToken = new HashMap<>();

	/** Those that nobody has signed in to yet, oldest first. */
	private final Set<String> unused = new LinkedHashSet<>();

	Optional<Client> get(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	List<Client> all() {
		return List.copyOf(this.byId.values());
	}

	Optional<Client> withToken(String token) {
		return Optional.ofNullable(this.idsByToken.get(token))
			.or(() -> Optional.ofNullable(this.idsByOldToken.get(token)))
			.flatMap(this::get);
	}

	/**
	 * Adds a browser that nobody has signed in to. Of too many of these the oldest is
	 * forgotten: any visit may add one.
	 */
	void addUnused(Client client) {
		if (this.unused.size() == MAX_UNUSED) {
			remove(this.unused.iterator().next());
		}
		put(client);
		this.unused.add(client.id());
	}

	/**
	 * Adds or changes a browser that somebody signs in to.
	 */
	void putUsed(Client client) {
		put(client);
		this.unused.remove(client.id());
	}

	private void put(Client client) {
		this.byId.put(client.id(), client);
		this.idsByToken.put(client.token(), client.id());
	}

	void change(String id, UnaryOperator<Client> change) {
		this.byId.computeIfPresent(id, (key, client) -> change.apply(client));
	}

	/**
	 * Changes all browsers, what they are known by included.
	 */
	void changeAll(UnaryOperator<Client> change) {
		this.idsByOldToken.clear();
		this.byId.replaceAll((id, client) -> change.apply(client));
		this.idsByToken.clear();
		this.byId.forEach((id, client) -> this.idsByToken.put(client.token(), id));
	}

	/**
	 * Changes what browsers are known by; what they hold stays good until the next
	 * change, so that they can be told.
	 */
	void rotate(UnaryOperator<Client> change) {
		Map<String, String> old = Map.copyOf(this.idsByToken);
		changeAll(change);
		this.idsByOldToken.putAll(old);
	}

	void remove(String id) {
		Client removed = this.byId.remove(id);
		this.unused.remove(id);
		if (removed != null) {
			this.idsByToken.remove(removed.token());
		}
	}

	void clear() {
		this.byId.clear();
		this.idsByToken.clear();
		this.idsByOldToken.clear();
		this.unused.clear();
	}

}
