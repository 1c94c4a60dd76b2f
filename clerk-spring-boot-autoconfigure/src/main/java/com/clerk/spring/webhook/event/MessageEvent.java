package com.clerk.spring.webhook.event;

import com.clerk.spring.model.ClerkEmail;
import com.clerk.spring.model.ClerkSms;

/**
 * An event about a message to a user.
 *
 * @since 0.1.0
 */
public interface MessageEvent extends ClerkEvent {

	/**
	 * An email was made.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record EmailCreated(WebhookDelivery delivery, ClerkEmail data) implements MessageEvent {
	}

	/**
	 * A text message was made.
	 *
	 * @param delivery what is known of every event
	 * @param data what it is about
	 */
	record SmsCreated(WebhookDelivery delivery, ClerkSms data) implements MessageEvent {
	}

}
