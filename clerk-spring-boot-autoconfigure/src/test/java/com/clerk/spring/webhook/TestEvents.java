package com.clerk.spring.webhook;

import java.util.Map;

import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.OtherClerkEvent;
import com.clerk.spring.webhook.event.WebhookDelivery;

/**
 * Events that were never sent.
 */
final class TestEvents {

	private TestEvents() {
	}

	static ClerkEvent userCreated(String id) {
		return new OtherClerkEvent(WebhookDelivery.of(id, "user.created"), Map.of());
	}

}
