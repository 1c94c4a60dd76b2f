package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * Values that are handed out once, to whoever has the secret. A secret that was used is
 * known as such, so that its second use is seen. Of too many the oldest are forgotten.
 *
 * @param <T> the type of the values
 */
final class OneTimeSecrets<T> {

	static final int CAPACITY = 1000;

	private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

	private final String prefix;

	private final @Nullable Duration life;

	private final Clock clock;

	/**
	 * Creates a collection without any.
	 * @param prefix what the secrets begin with
	 * @param life how long they are good, or null for ever
	 * @param clock tells the time
	 */
	OneTimeSecrets(String prefix, @Nullable Duration life, Clock clock) {
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
		Instant end = (this.life != null) ? this.clock.instant().plus(this.life) : null;
		this.entries.put(secret, new Entry<>(value, end, false));
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
	 * @return the value, also when it was handed out before, or empty if the secret is
	 * not known or its time is over
	 */
	synchronized Optional<Use<T>> use(String secret) {
		Entry<T> entry = this.entries.get(secret);
		if (entry == null) {
			return Optional.empty();
		}
		boolean good = isGood(entry);
		this.entries.put(secret, new Entry<>(entry.value(), entry.end(), true));
		return (good || entry.used()) ? Optional.of(new Use<>(entry.value(), entry.used())) : Optional.empty();
	}

	private boolean isGood(Entry<T> entry) {
		Instant end = entry.end();
		return !entry.used() && (end == null || this.clock.instant().isBefore(end));
	}

	synchronized void clear() {
		this.entries.clear();
	}

	private record Entry<T>(T value, @Nullable Instant end, boolean used) {
	}

	/**
	 * What a secret was used for.
	 *
	 * @param value the value
	 * @param again whether it had been used before
	 */
	record Use<T>(T value, boolean again) {
	}

}
