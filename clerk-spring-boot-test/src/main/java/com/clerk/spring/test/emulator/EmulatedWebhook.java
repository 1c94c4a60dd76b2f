package com.clerk.spring.test.emulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.clerk.spring.test.emulator.instance.WebhookSigner;

/**
 * A webhook as it is sent. A test may send another body under the same headers.
 *
 * @param headers its headers: {@code svix-id}, {@code svix-timestamp},
 * {@code svix-signature} and {@code content-type}
 * @param body its body, JSON
 * @since 0.1.0
 */
public record EmulatedWebhook(Map<String, String> headers, String body) {

	/**
	 * Copies the headers.
	 */
	public EmulatedWebhook {
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
	}

	/**
	 * Returns the id of the delivery.
	 * @return the id, {@code msg_…}
	 */
	public String id() {
		return String.valueOf(this.headers.get(WebhookSigner.ID));
	}

	/**
	 * Shows the id only.
	 */
	@Override
	public String toString() {
		return "EmulatedWebhook[" + id() + "]";
	}

}
