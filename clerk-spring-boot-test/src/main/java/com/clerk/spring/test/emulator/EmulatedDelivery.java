package com.clerk.spring.test.emulator;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Json;

/**
 * A webhook that was sent, and what became of it.
 *
 * @param type the type of the event, such as {@code user.created}; empty where the body
 * names none
 * @param webhook what was sent
 * @param status the status of the answer, or 0 when there was none
 * @since 0.1.0
 */
public record EmulatedDelivery(String type, EmulatedWebhook webhook, int status) {

	private static final int NO_ANSWER = 0;

	static EmulatedDelivery of(EmulatedWebhook webhook, int status) {
		return new EmulatedDelivery(type(webhook), webhook, status);
	}

	static EmulatedDelivery unanswered(EmulatedWebhook webhook) {
		return of(webhook, NO_ANSWER);
	}

	private static String type(EmulatedWebhook webhook) {
		try {
			return (Json.readBody(webhook.body()).get("type") instanceof String type) ? type : "";
		}
		catch (ApiException ex) {
			return "";
		}
	}

	/**
	 * Returns the id of the delivery.
	 * @return the value of {@code svix-id}
	 */
	public String id() {
		return this.webhook.id();
	}

	/**
	 * Tells whether the application took it. Clerk repeats what it did not take.
	 * @return whether the status is one of success
	 */
	public boolean isAccepted() {
		return isAccepted(this.status);
	}

	static boolean isAccepted(int status) {
		return status / 100 == 2;
	}

	/**
	 * Shows type, id and status.
	 */
	@Override
	public String toString() {
		return "EmulatedDelivery[" + this.type + " " + id() + ", " + this.status + "]";
	}

}
