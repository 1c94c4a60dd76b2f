package com.clerk.spring.test.emulator.frontend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.test.emulator.sessions.Client;

/**
 * What each browser is in the middle of: its latest attempt to sign in, or to sign up. Of
 * too many the oldest is forgotten.
 *
 * @param <T> the type of the attempts
 */
final class Attempts<T> {

	static final int CAPACITY = 1000;

	private final Map<String, T> attempts = new LinkedHashMap<>();

	synchronized void put(Client client, T attempt) {
		this.attempts.remove(client.id());
		if (this.attempts.size() == CAPACITY) {
			this.attempts.remove(this.attempts.keySet().iterator().next());
		}
		this.attempts.put(client.id(), attempt);
	}

	synchronized Optional<T> of(Client client) {
		return Optional.ofNullable(this.attempts.get(client.id()));
	}

	synchronized void clear() {
		this.attempts.clear();
	}

}
