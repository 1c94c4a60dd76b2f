package com.clerk.spring.webhook;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.webhook.WebhookVerificationException.Reason;
import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.EventHttpRequest;
import com.clerk.spring.webhook.event.OtherClerkEvent;
import com.clerk.spring.webhook.event.WebhookDelivery;

/**
 * Makes events of verified bodies ({@code shared/spec/webhooks.md} section 2). New types
 * and members never make a delivery fail.
 */
final class Events {

	static final String DATA = "data";

	private Events() {
	}

	static ClerkEvent read(String id, @Nullable String instanceName, byte[] body) {
		String text = text(body);
		Map<String, Object> json = object(text);
		WebhookDelivery delivery = new WebhookDelivery(id, text(json, "type"), time(json.get("timestamp")),
				text(json, "instance_id"), instanceName, httpRequest(json), json);
		ClerkEvent typed = EventTypes.typed(delivery, text);
		return (typed != null) ? typed : new OtherClerkEvent(delivery, object(json, DATA));
	}

	private static String text(byte[] body) {
		try {
			return EventJson.decode(body);
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	private static Map<String, Object> object(String text) {
		try {
			return EventJson.read(text);
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	private static WebhookVerificationException invalid() {
		return new WebhookVerificationException(Reason.BODY_INVALID,
				"The body is signed, but no JSON object in UTF-8.");
	}

	private static @Nullable EventHttpRequest httpRequest(Map<String, Object> json) {
		Map<String, Object> request = object(object(json, "event_attributes"), "http_request");
		return request.isEmpty() ? null : new EventHttpRequest(text(request, "client_ip"), text(request, "user_agent"));
	}

	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	private static Map<String, Object> object(Map<String, Object> json, String name) {
		return (json.get(name) instanceof Map<?, ?> object) ? (Map<String, Object>) object : Map.of();
	}

	private static @Nullable String text(Map<String, Object> json, String name) {
		return (json.get(name) instanceof String text) ? text : null;
	}

	private static @Nullable Instant time(@Nullable Object millis) {
		return (millis instanceof Long value) ? Instant.ofEpochMilli(value) : null;
	}

}
