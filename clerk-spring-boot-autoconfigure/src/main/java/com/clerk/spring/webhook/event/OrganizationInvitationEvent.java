package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkOrganizationInvitation;

/**
 * An event about an invitation to an organization.
 *
 * @since 0.1.0
 */
public interface OrganizationInvitationEvent extends ClerkEvent {

	/**
	 * Somebody was invited.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationInvitationCreated(WebhookDelivery delivery,
			ClerkOrganizationInvitation data) implements OrganizationInvitationEvent {
	}

	/**
	 * An invitation was accepted.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationInvitationAccepted(WebhookDelivery delivery,
			ClerkOrganizationInvitation data) implements OrganizationInvitationEvent {
	}

	/**
	 * An invitation was taken back.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record OrganizationInvitationRevoked(WebhookDelivery delivery,
			ClerkOrganizationInvitation data) implements OrganizationInvitationEvent {
	}

}
