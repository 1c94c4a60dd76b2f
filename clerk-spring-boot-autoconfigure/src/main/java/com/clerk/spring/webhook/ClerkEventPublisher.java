package com.clerk.spring.webhook;

import org.springframework.context.ApplicationEventPublisher;

import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * Hands the event of a verified delivery to the application. A bean of this type takes
 * the place of the default, which publishes it as an application event, within a
 * transaction where the application has one transaction manager.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClerkEventPublisher {

	/**
	 * Hands an event over, and returns when the application is done with it.
	 * @param event the event
	 * @throws RuntimeException if the application failed: Clerk is asked to send the
	 * event again
	 */
	void publish(ClerkEvent event);

	/**
	 * Publishes events as they are, to all listeners that take their type.
	 * @param publisher the application's own
	 * @return a publisher without a transaction
	 */
	static ClerkEventPublisher to(ApplicationEventPublisher publisher) {
		return publisher::publishEvent;
	}

}
