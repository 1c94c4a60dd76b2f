package com.clerk.spring.test.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest deliveries of webhooks.
 */
final class DeliveryLog {

	private static final int CAPACITY = 1000;

	private final Deque<EmulatedDelivery> deliveries = new ArrayDeque<>();

	synchronized void add(EmulatedDelivery delivery) {
		if (this.deliveries.size() >= CAPACITY) {
			this.deliveries.removeFirst();
		}
		this.deliveries.addLast(delivery);
	}

	synchronized List<EmulatedDelivery> all() {
		return List.copyOf(this.deliveries);
	}

	synchronized void clear() {
		this.deliveries.clear();
	}

}
