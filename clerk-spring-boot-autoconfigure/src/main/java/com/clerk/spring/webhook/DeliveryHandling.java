package com.clerk.spring.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.clerk.spring.webhook.WebhookDeliveryStore.Outcome;
import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * Has each delivery handled once. A repetition that overtakes its original does not even
 * ask the store, so that it holds no connection to wait with.
 */
final class DeliveryHandling {

	/** As many as there are threads at most. */
	private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

	private final WebhookDeliveryStore store;

	private final ClerkEventPublisher publisher;

	DeliveryHandling(WebhookDeliveryStore store, ClerkEventPublisher publisher) {
		this.store = store;
		this.publisher = publisher;
	}

	Outcome handle(ClerkEvent event) {
		String id = DeliveryId.of(event.delivery());
		if (!this.inFlight.add(id)) {
			return Outcome.BEING_HANDLED;
		}
		try {
			return this.store.handleOnce(id, () -> this.publisher.publish(event));
		}
		finally {
			this.inFlight.remove(id);
		}
	}

}
