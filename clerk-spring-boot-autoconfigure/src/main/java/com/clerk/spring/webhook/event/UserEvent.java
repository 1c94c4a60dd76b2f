package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkUser;

/**
 * An event about a user.
 *
 * @since 0.1.0
 */
public interface UserEvent extends ClerkEvent {

	/**
	 * A user was made.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record UserCreated(WebhookDelivery delivery, ClerkUser data) implements UserEvent {
	}

	/**
	 * A user was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record UserUpdated(WebhookDelivery delivery, ClerkUser data) implements UserEvent {
	}

	/**
	 * A user was deleted.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record UserDeleted(WebhookDelivery delivery, ClerkDeletedObject data) implements UserEvent {
	}

}
