package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkBillingSubscriptionItem;

/**
 * An event about an item of a subscription.
 *
 * @since 0.1.0
 */
public interface SubscriptionItemEvent extends ClerkEvent {

	/**
	 * An item was made.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemCreated(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * An item was changed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemUpdated(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * An item became active.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemActive(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * An item was canceled, and lasts to the end of its period.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemCanceled(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * An item begins with the next period.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemUpcoming(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * An item ended.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemEnded(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * An item was given up.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemAbandoned(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * An item lacks its first payment.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemIncomplete(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * A payment of an item is due.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemPastDue(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

	/**
	 * The free trial of an item is about to end.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SubscriptionItemFreeTrialEnding(WebhookDelivery delivery,
			ClerkBillingSubscriptionItem data) implements SubscriptionItemEvent {
	}

}
