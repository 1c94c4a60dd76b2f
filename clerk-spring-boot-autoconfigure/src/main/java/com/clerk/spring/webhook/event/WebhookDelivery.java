package com.clerk.spring.webhook.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What is known of every event.
 *
 * @param id the id of the delivery, the same whenever it is repeated
 * @param type the type of the event, or null if it has none
 * @param timestamp when it happened, or null
 * @param instanceId the id of the Clerk instance, {@code ins_…}, or null. Who has a
 * signing secret can write anything here: among tenants that distrust each other, go by
 * the name
 * @param instanceName the name in {@code clerk.instances} of the instance whose own
 * secret signed it, or null if that was a secret of the application
 * @param httpRequest the request that led to the event, or null
 * @param json the whole event as it was sent
 * @since 0.1.0
 */
public record WebhookDelivery(String id, @Nullable String type, @Nullable Instant timestamp,
		@Nullable String instanceId, @Nullable String instanceName, @Nullable EventHttpRequest httpRequest,
		Map<String, Object> json) {

	/**
	 * Requires an id and copies the event.
	 */
	public WebhookDelivery {
		Objects.requireNonNull(id, "id");
		json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
	}

	/**
	 * Describes a made-up delivery, for tests of listeners.
	 * @param id the id of the delivery
	 * @param type the type of the event
	 * @return a delivery without anything else
	 */
	public static WebhookDelivery of(String id, String type) {
		return new WebhookDelivery(id, type, null, null, null, null, Map.of("type", type));
	}

	/**
	 * Shows id and type only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return this.id + ", " + this.type;
	}

}
