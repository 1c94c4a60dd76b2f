package com.clerk.spring.webhook.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event of a type that this version does not know, of none, or with data that does not
 * fit its type.
 *
 * @param delivery what is known of every event
 * @param data what it is about, as it was sent; empty if that is no JSON object
 * @since 0.1.0
 */
public record OtherClerkEvent(WebhookDelivery delivery, Map<String, Object> data) implements ClerkEvent {

	/**
	 * Copies the data.
	 */
	public OtherClerkEvent {
		data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
	}

	/**
	 * Leaves out the data, which may be personal or secret.
	 */
	@Override
	public String toString() {
		return "OtherClerkEvent[" + this.delivery + "]";
	}

}
