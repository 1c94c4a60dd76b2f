package com.clerk.spring.webhook;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Remembers deliveries in a cache of the application, which several instances of it may
 * share. How long, the cache says: it should be a day, and has to be ten minutes.
 * <p>
 * An instance that goes down while it handles a delivery leaves a mark, with which the
 * repetitions are answered as being handled; after five minutes they are handled again.
 *
 * @since 0.1.0
 */
public final class CacheWebhookDeliveryStore implements WebhookDeliveryStore {

	static final Duration LIFE_OF_CLAIM = Duration.ofMinutes(5);

	private static final String PREFIX = "clerk:webhook:";

	private static final String HANDLED = "handled";

	private final Cache cache;

	private final Clock clock;

	/**
	 * Creates a store.
	 * @param cache holds texts under texts; its {@link Cache#putIfAbsent} has to be
	 * atomic across all who share it, as that of the usual ones is
	 * @param clock tells the time
	 */
	public CacheWebhookDeliveryStore(Cache cache, Clock clock) {
		this.cache = cache;
		this.clock = clock;
	}

	@Override
	public Outcome handleOnce(String deliveryId, Runnable handling) {
		String key = PREFIX + deliveryId;
		String own = String.valueOf(this.clock.millis());
		String existing = claim(key, own);
		if (existing != null && isGivenUp(existing) && this.cache.evictIfPresent(key)) {
			existing = claim(key, own);
		}
		if (existing != null) {
			return existing.equals(HANDLED) ? Outcome.HANDLED_BEFORE : Outcome.BEING_HANDLED;
		}
		handle(key, own, handling);
		return Outcome.HANDLED;
	}

	private void handle(String key, String own, Runnable handling) {
		boolean handled = false;
		try {
			handling.run();
			handled = true;
		}
		finally {
			// After five minutes another instance may have handled it and said so there.
			if (!handled && !isGivenUp(own)) {
				this.cache.evictIfPresent(key);
			}
		}
		this.cache.put(key, HANDLED);
	}

	/**
	 * Returns null if the delivery is ours to handle now, else what is there.
	 */
	private @Nullable String claim(String key, String own) {
		Cache.ValueWrapper existing = this.cache.putIfAbsent(key, own);
		return (existing != null) ? String.valueOf(existing.get()) : null;
	}

	private boolean isGivenUp(String existing) {
		return !existing.equals(HANDLED) && Long.parseLong(existing) < this.clock.millis() - LIFE_OF_CLAIM.toMillis();
	}

}
