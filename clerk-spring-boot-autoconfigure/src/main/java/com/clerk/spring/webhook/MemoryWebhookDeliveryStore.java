package com.clerk.spring.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers the latest deliveries of this process: for a day, 50,000 at most.
 *
 * @since 0.1.0
 */
public final class MemoryWebhookDeliveryStore implements WebhookDeliveryStore {

	static final int MAX_DELIVERIES = 50_000;

	static final Duration RETENTION = Duration.ofDays(1);

	private final Clock clock;

	private final Lock lock = new ReentrantLock();

	// Oldest first. A cache that judges by use would, once full, keep old ids, which
	// nobody asks for, and forget the newest, which are the ones that come again.
	private final Map<String, Instant> handled = new LinkedHashMap<>();

	/**
	 * Creates an empty store.
	 * @param clock tells the time
	 */
	public MemoryWebhookDeliveryStore(Clock clock) {
		this.clock = clock;
	}

	@Override
	public Outcome handleOnce(String deliveryId, Runnable handling) {
		if (isHandled(deliveryId)) {
			return Outcome.HANDLED_BEFORE;
		}
		handling.run();
		remember(deliveryId);
		return Outcome.HANDLED;
	}

	private boolean isHandled(String deliveryId) {
		Instant now = this.clock.instant();
		this.lock.lock();
		try {
			Instant time = this.handled.get(deliveryId);
			return time != null && !isForgotten(time, now);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void remember(String deliveryId) {
		Instant now = this.clock.instant();
		this.lock.lock();
		try {
			this.handled.remove(deliveryId);
			this.handled.put(deliveryId, now);
			forget(now);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void forget(Instant now) {
		Iterator<Instant> oldestFirst = this.handled.values().iterator();
		boolean tooMany = this.handled.size() > MAX_DELIVERIES;
		while (oldestFirst.hasNext() && (isForgotten(oldestFirst.next(), now) || tooMany)) {
			oldestFirst.remove();
			tooMany = false;
		}
	}

	private static boolean isForgotten(Instant time, Instant now) {
		return time.plus(RETENTION).isBefore(now);
	}

}
