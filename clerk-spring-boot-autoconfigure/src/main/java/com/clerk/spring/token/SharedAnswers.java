package com.clerk.spring.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

import com.clerk.spring.backend.Json;

/**
 * Keeps answers about good tokens in a cache of the application, where its other nodes
 * find them. Whoever can write to that cache signs nobody in: an answer counts only with
 * a seal over it, over its end and over the token it is about. Refusals are not kept
 * here, or anybody could fill the cache with tokens that are made up. A cache that fails
 * is a cache that holds nothing.
 */
final class SharedAnswers {

	private static final int SEAL_LENGTH = 64;

	private static final String UNTIL = "until";

	private static final String ANSWER = "answer";

	private final Cache cache;

	private final Duration ttl;

	private final Clock clock;

	private final SharedCacheBreaker reads;

	private final SharedCacheBreaker writes;

	/**
	 * Creates a store.
	 * @param cache the cache, which may hold values longer or shorter
	 * @param ttl how long an answer counts
	 * @param clock the clock by which it ends
	 */
	SharedAnswers(Cache cache, Duration ttl, Clock clock) {
		this.cache = cache;
		this.ttl = ttl;
		this.clock = clock;
		this.reads = new SharedCacheBreaker(clock);
		this.writes = new SharedCacheBreaker(clock);
	}

	/**
	 * Finds the answer about a token.
	 * @return the answer, or null if there is none that counts now
	 */
	@Nullable MachineTokenAnswer find(OpaqueToken token) {
		return this.reads.use(() -> {
			Cache.ValueWrapper kept = this.cache.get(token.name());
			return (kept != null && kept.get() instanceof String value) ? open(token, value) : null;
		});
	}

	private @Nullable MachineTokenAnswer open(OpaqueToken token, String value) {
		if (value.length() <= SEAL_LENGTH) {
			return null;
		}
		String text = value.substring(SEAL_LENGTH);
		String seal = HexFormat.of().formatHex(token.seal(text));
		boolean genuine = MessageDigest.isEqual(seal.getBytes(StandardCharsets.UTF_8),
				value.substring(0, SEAL_LENGTH).getBytes(StandardCharsets.UTF_8));
		return genuine ? current(Json.readObject(text.getBytes(StandardCharsets.UTF_8))) : null;
	}

	/**
	 * A node whose clock is ahead must not keep a token good for longer.
	 */
	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	private @Nullable MachineTokenAnswer current(Map<String, Object> kept) {
		long left = (kept.get(UNTIL) instanceof Long until) ? until - this.clock.millis() : 0;
		boolean current = left > 0 && left <= this.ttl.toMillis();
		return (current && kept.get(ANSWER) instanceof Map<?, ?> members)
				? new MachineTokenAnswer((Map<String, Object>) members) : null;
	}

	/**
	 * Keeps the answer about a good token.
	 */
	void keep(OpaqueToken token, MachineTokenAnswer answer) {
		long now = this.clock.millis();
		long kept = MachineTokenVerdict.good(answer).timeToKeep(this.ttl, Duration.ZERO, now).toMillis();
		if (kept <= 0) {
			return;
		}
		String text = Json.text(Map.of(UNTIL, now + kept, ANSWER, answer.withoutTheRest().members()));
		this.writes.use(() -> {
			this.cache.put(token.name(), HexFormat.of().formatHex(token.seal(text)) + text);
			return null;
		});
	}

}
