package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkPermission;

/**
 * An event about a permission.
 *
 * @since 0.1.0
 */
public interface PermissionEvent extends ClerkEvent {

	/**
	 * A permission was made.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record PermissionCreated(WebhookDelivery delivery, ClerkPermission data) implements PermissionEvent {
	}

	/**
	 * A permission was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record PermissionUpdated(WebhookDelivery delivery, ClerkPermission data) implements PermissionEvent {
	}

	/**
	 * A permission was deleted.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record PermissionDeleted(WebhookDelivery delivery, ClerkPermission data) implements PermissionEvent {
	}

}
