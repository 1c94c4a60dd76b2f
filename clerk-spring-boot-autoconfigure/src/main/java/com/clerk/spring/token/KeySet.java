package com.clerk.spring.token;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Keys by their id, each with its own age: a key that a newer answer lacks stays until it
 * is too old.
 *
 * @param keys the keys
 * @param fetchedAt when the last answer was asked for
 */
record KeySet(Map<String, TimedKey> keys, Instant fetchedAt) implements FetchResult {

	/**
	 * Reads an answer; null when it holds no keys at all.
	 */
	static @Nullable KeySet of(Map<String, Object> json, Instant fetchedAt) {
		if (!(json.get("keys") instanceof List<?> list) || list.isEmpty()) {
			return null;
		}
		// Of two keys with one id the last counts.
		Map<String, TimedKey> keys = new HashMap<>();
		for (Object element : list) {
			if (element instanceof Map<?, ?> key && key.get("kid") instanceof String kid && !kid.isEmpty()) {
				keys.put(kid, new TimedKey(signingKey(key), fetchedAt));
			}
		}
		return new KeySet(Map.copyOf(keys), fetchedAt);
	}

	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	private static SigningKey signingKey(Map<?, ?> json) {
		return SigningKey.of((Map<String, Object>) json);
	}

	/**
	 * Adds the keys of an older set that are missing here and still young enough.
	 */
	KeySet withKeysOf(KeySet older, Duration maxAge) {
		Map<String, TimedKey> all = new HashMap<>(this.keys);
		older.keys.forEach((kid, key) -> {
			if (Elapsed.lessThan(maxAge, key.fetchedAt(), this.fetchedAt)) {
				all.putIfAbsent(kid, key);
			}
		});
		return new KeySet(Map.copyOf(all), this.fetchedAt);
	}

	@Nullable SigningKey find(DecodedToken token, Duration maxAge, Instant now) {
		TimedKey key = (token.header().get("kid") instanceof String kid) ? this.keys.get(kid) : null;
		return (key != null && Elapsed.lessThan(maxAge, key.fetchedAt(), now)) ? key.key() : null;
	}

	/**
	 * A key of an answer.
	 *
	 * @param key the key
	 * @param fetchedAt when the answer was asked for
	 */
	record TimedKey(SigningKey key, Instant fetchedAt) {

	}

}
