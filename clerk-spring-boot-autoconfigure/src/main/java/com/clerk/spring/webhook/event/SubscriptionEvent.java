package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkBillingSubscription;

/**
 * An event about a subscription.
 *
 * @since 0.1.0
 */
public interface SubscriptionEvent extends ClerkEvent {

	/**
	 * A subscription was made.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionCreated(WebhookDelivery delivery, ClerkBillingSubscription data) implements SubscriptionEvent {
	}

	/**
	 * A subscription was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionUpdated(WebhookDelivery delivery, ClerkBillingSubscription data) implements SubscriptionEvent {
	}

	/**
	 * A subscription became active.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionActive(WebhookDelivery delivery, ClerkBillingSubscription data) implements SubscriptionEvent {
	}

	/**
	 * A payment of a subscription is due.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionPastDue(WebhookDelivery delivery, ClerkBillingSubscription data) implements SubscriptionEvent {
	}

}
