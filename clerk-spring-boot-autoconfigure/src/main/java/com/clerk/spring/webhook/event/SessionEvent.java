package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkSession;

/**
 * An event about a session.
 *
 * @since 0.1.0
 */
public interface SessionEvent extends ClerkEvent {

	/**
	 * A session began.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SessionCreated(WebhookDelivery delivery, ClerkSession data) implements SessionEvent {
	}

	/**
	 * A session was ended by its user.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SessionEnded(WebhookDelivery delivery, ClerkSession data) implements SessionEvent {
	}

	/**
	 * A session was removed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SessionRemoved(WebhookDelivery delivery, ClerkSession data) implements SessionEvent {
	}

	/**
	 * A session was ended by somebody else.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SessionRevoked(WebhookDelivery delivery, ClerkSession data) implements SessionEvent {
	}

}
