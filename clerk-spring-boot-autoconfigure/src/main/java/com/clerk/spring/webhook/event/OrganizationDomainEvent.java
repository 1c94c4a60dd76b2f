package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkOrganizationDomain;

/**
 * An event about a domain of an organization.
 *
 * @since 0.1.0
 */
public interface OrganizationDomainEvent extends ClerkEvent {

	/**
	 * A domain was added.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationDomainCreated(WebhookDelivery delivery,
			ClerkOrganizationDomain data) implements OrganizationDomainEvent {
	}

	/**
	 * A domain was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationDomainUpdated(WebhookDelivery delivery,
			ClerkOrganizationDomain data) implements OrganizationDomainEvent {
	}

	/**
	 * A domain was deleted.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationDomainDeleted(WebhookDelivery delivery,
			ClerkDeletedObject data) implements OrganizationDomainEvent {
	}

}
