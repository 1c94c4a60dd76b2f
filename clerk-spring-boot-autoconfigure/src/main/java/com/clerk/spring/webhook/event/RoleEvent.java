package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkRole;

/**
 * An event about a role.
 *
 * @since 0.1.0
 */
public interface RoleEvent extends ClerkEvent {

	/**
	 * A role was made.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record RoleCreated(WebhookDelivery delivery, ClerkRole data) implements RoleEvent {
	}

	/**
	 * A role was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record RoleUpdated(WebhookDelivery delivery, ClerkRole data) implements RoleEvent {
	}

	/**
	 * A role was deleted.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record RoleDeleted(WebhookDelivery delivery, ClerkRole data) implements RoleEvent {
	}

}
