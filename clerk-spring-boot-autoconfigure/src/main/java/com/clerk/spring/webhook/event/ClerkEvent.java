package com.clerk.spring.webhook.event;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened at Clerk. A listener of this type gets all events; one of a
 * record gets the events of a type.
 * <p>
 * Events may come twice and in any order: compare the {@code updatedAt} of the data.
 *
 * @since 0.1.0
 */
public interface ClerkEvent {

	/**
	 * Returns what is known of every event.
	 * @return the delivery it came with
	 */
	WebhookDelivery delivery();

	/**
	 * Returns what the event is about.
	 * @return a record of {@code com.clerk.spring.model}, or a map of what has no record
	 */
	Object data();

	/**
	 * Returns the id of the delivery, which is the same whenever it is repeated.
	 * @return the id, {@code msg_…}
	 */
	default String id() {
		return delivery().id();
	}

	/**
	 * Returns the type of the event.
	 * @return such as {@code user.created}, or null if the event has none
	 */
	default @Nullable String type() {
		return delivery().type();
	}

	/**
	 * Returns when it happened.
	 * @return the time in milliseconds, or null if the event has none
	 */
	default @Nullable Instant timestamp() {
		return delivery().timestamp();
	}

	/**
	 * Returns the whole event as it was sent, with the members that have no place in a
	 * record.
	 * @return the members by name
	 */
	default Map<String, Object> json() {
		return delivery().json();
	}

}
