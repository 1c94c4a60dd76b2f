package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * Values that are handed out once, to whoever has the secret, for a while. Of too many
 * the oldest are forgotten.
 *
 * @param <T> the type of the values
 */
final class OneTimeSecrets<T> {

	static final int CAPACITY = 1000;

	private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

	private final String prefix;

	private final Duration life;

	private final Clock clock;

	/**
	 * Creates a collection without any.
	 * @param prefix what the secrets begin with
	 * @param life how long they are good
	 * @param clock tells the time
	 */
	OneTimeSecrets(String prefix, Duration life, Clock clock) {
		this.prefix = prefix;
		this.life = life;
		this.clock = clock;
	}

	/**
	 * Keeps a value.
	 * @return its secret
	 */
	synchronized String keep(T value) {
		if (this.entries.size() == CAPACITY) {
			this.entries.remove(this.entries.keySet().iterator().next());
		}
		String secret = Ids.secret(this.prefix);
		this.entries.put(secret, new Entry<>(value, this.clock.instant().plus(this.life)));
		return secret;
	}

	/**
	 * Returns the value of a secret that is still good, which stays so.
	 */
	synchronized Optional<T> look(String secret) {
		return Optional.ofNullable(this.entries.get(secret)).filter(this::isGood).map(Entry::value);
	}

	/**
	 * Uses a secret up.
	 * @return the value, or empty if the secret is not known, was used or its time is
	 * over
	 */
	synchronized Optional<T> use(String secret) {
		return Optional.ofNullable(this.entries.remove(secret)).filter(this::isGood).map(Entry::value);
	}

	private boolean isGood(Entry<T> entry) {
		return this.clock.instant().isBefore(entry.end());
	}

	synchronized void clear() {
		this.entries.clear();
	}

	private record Entry<T>(T value, Instant end) {
	}

}
