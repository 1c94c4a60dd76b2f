package com.clerk.spring.test.emulator.sessions;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The sessions, found by their ids and by their browsers; of too many the oldest is
 * forgotten. Used under the lock of {@link EmulatorState}.
 */
final class StoredSessions {

	static final int CAPACITY = 10_000;

	private final Map<String, Session> byId = new LinkedHashMap<>();

	private final Map<String, Set<String>> idsByClient = new HashMap<>();

	/**
	 * Adds a session.
	 * @return the browser that is of no use any more, as its last session was forgotten
	 */
	Optional<String> add(Session session) {
		Optional<String> useless = (this.byId.size() < CAPACITY) ? Optional.empty()
				: forget(this.byId.values().iterator().next());
		this.byId.put(session.id(), session);
		this.idsByClient.computeIfAbsent(session.clientId(), (id) -> new LinkedHashSet<>()).add(session.id());
		return useless.filter((clientId) -> !this.idsByClient.containsKey(clientId));
	}

	private Optional<String> forget(Session session) {
		remove(session);
		return Optional.of(session.clientId());
	}

	Optional<Session> get(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	List<Session> all() {
		return List.copyOf(this.byId.values());
	}

	/**
	 * Returns the live sessions of a browser, oldest first.
	 */
	List<Session> live(String clientId) {
		return this.idsByClient.getOrDefault(clientId, Set.of())
			.stream()
			.flatMap((id) -> get(id).stream())
			.filter(Session::isLive)
			.toList();
	}

	Optional<Session> change(String id, UnaryOperator<Session> change) {
		return Optional.ofNullable(this.byId.computeIfPresent(id, (key, session) -> change.apply(session)));
	}

	void removeIf(Predicate<Session> which) {
		all().stream().filter(which).forEach(this::remove);
	}

	private void remove(Session session) {
		this.byId.remove(session.id());
		this.idsByClient.computeIfPresent(session.clientId(), (id, ids) -> {
			ids.remove(session.id());
			return ids.isEmpty() ? null : ids;
		});
	}

	void clear() {
		this.byId.clear();
		this.idsByClient.clear();
	}

}
