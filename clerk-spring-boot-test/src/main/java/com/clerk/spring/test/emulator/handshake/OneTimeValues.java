package com.clerk.spring.test.emulator.handshake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * Values that wait to be fetched once, for a minute, by a secret name. Of too many the
 * oldest are forgotten.
 *
 * @param <T> the type of the values
 */
final class OneTimeValues<T> {

	static final int CAPACITY = 1000;

	private static final Duration LIFE = Duration.ofSeconds(60);

	private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

	private final String prefix;

	private final Clock clock;

	OneTimeValues(String prefix, Clock clock) {
		this.prefix = prefix;
		this.clock = clock;
	}

	/**
	 * Keeps a value.
	 * @return its name
	 */
	synchronized String keep(T value) {
		if (this.entries.size() == CAPACITY) {
			this.entries.remove(this.entries.keySet().iterator().next());
		}
		String name = Ids.secret(this.prefix);
		this.entries.put(name, new Entry<>(value, this.clock.instant().plus(LIFE)));
		return name;
	}

	synchronized Optional<T> take(String name) {
		return Optional.ofNullable(this.entries.remove(name))
			.filter((entry) -> this.clock.instant().isBefore(entry.end()))
			.map(Entry::value);
	}

	synchronized void clear() {
		this.entries.clear();
	}

	private record Entry<T>(T value, Instant end) {
	}

}
