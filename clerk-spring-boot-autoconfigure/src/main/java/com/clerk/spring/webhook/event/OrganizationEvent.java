package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkOrganization;

/**
 * An event about an organization.
 *
 * @since 0.1.0
 */
public interface OrganizationEvent extends ClerkEvent {

	/**
	 * An organization was made.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationCreated(WebhookDelivery delivery, ClerkOrganization data) implements OrganizationEvent {
	}

	/**
	 * An organization was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationUpdated(WebhookDelivery delivery, ClerkOrganization data) implements OrganizationEvent {
	}

	/**
	 * An organization was deleted.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationDeleted(WebhookDelivery delivery, ClerkDeletedObject data) implements OrganizationEvent {
	}

}
