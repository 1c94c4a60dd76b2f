package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkOrganizationMembership;

/**
 * An event about a membership in an organization.
 *
 * @since 0.1.0
 */
public interface OrganizationMembershipEvent extends ClerkEvent {

	/**
	 * Somebody joined.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationMembershipCreated(WebhookDelivery delivery,
			ClerkOrganizationMembership data) implements OrganizationMembershipEvent {
	}

	/**
	 * A membership was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationMembershipUpdated(WebhookDelivery delivery,
			ClerkOrganizationMembership data) implements OrganizationMembershipEvent {
	}

	/**
	 * Somebody left, or was removed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationMembershipDeleted(WebhookDelivery delivery,
			ClerkOrganizationMembership data) implements OrganizationMembershipEvent {
	}

}
