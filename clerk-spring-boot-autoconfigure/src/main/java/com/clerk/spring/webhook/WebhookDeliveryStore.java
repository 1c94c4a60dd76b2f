package com.clerk.spring.webhook;

/**
 * Remembers which deliveries were handled, so that a repetition is not handled again. A
 * bean of this type takes the place of {@code clerk.webhooks.store}.
 * <p>
 * Clerk repeats a delivery under the same id until it is answered with success, within
 * seconds or after days. An implementation is called by many threads; the endpoint itself
 * sees to it that one process asks for an id once at a time.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WebhookDeliveryStore {

	/**
	 * Handles a delivery unless that was done before. What the handling throws is passed
	 * on, and the delivery then counts as not handled.
	 * @param deliveryId the id of a verified delivery, 1 to 255 visible ASCII characters;
	 * what stands for it and the name of the instance, where the instance has secrets of
	 * its own
	 * @param handling handles the delivery; run at most once, on the same thread
	 * @return what became of the delivery
	 */
	Outcome handleOnce(String deliveryId, Runnable handling);

	/**
	 * What became of a delivery.
	 *
	 * @since 0.1.0
	 */
	enum Outcome {

		/** It was handled just now. */
		HANDLED,

		/** It was handled before. */
		HANDLED_BEFORE,

		/** Somebody else is at it, whose success is not certain yet. */
		BEING_HANDLED

	}

}
