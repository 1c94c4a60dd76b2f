package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkWaitlistEntry;

/**
 * An event about an entry of the waitlist.
 *
 * @since 0.1.0
 */
public interface WaitlistEntryEvent extends ClerkEvent {

	/**
	 * Somebody joined the waitlist.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record WaitlistEntryCreated(WebhookDelivery delivery, ClerkWaitlistEntry data) implements WaitlistEntryEvent {
	}

	/**
	 * An entry was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record WaitlistEntryUpdated(WebhookDelivery delivery, ClerkWaitlistEntry data) implements WaitlistEntryEvent {
	}

}
