package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkBillingPaymentAttempt;

/**
 * An event about a payment.
 *
 * @since 0.1.0
 */
public interface PaymentAttemptEvent extends ClerkEvent {

	/**
	 * A payment was begun.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record PaymentAttemptCreated(WebhookDelivery delivery,
			ClerkBillingPaymentAttempt data) implements PaymentAttemptEvent {
	}

	/**
	 * A payment succeeded or failed.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record PaymentAttemptUpdated(WebhookDelivery delivery,
			ClerkBillingPaymentAttempt data) implements PaymentAttemptEvent {
	}

}
