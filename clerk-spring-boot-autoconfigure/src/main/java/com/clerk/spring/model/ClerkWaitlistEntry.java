package com.clerk.spring.model;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the waitlist.
 *
 * @param id its id, {@code wle_…}
 * @param emailAddress who waits, or null
 * @param status such as {@code pending} or {@code invited}, or null
 * @param isLocked whether it is being worked on
 * @param invitation the invitation, once there is one, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkWaitlistEntry(String id, @Nullable String emailAddress, @Nullable String status, boolean isLocked,
		@Nullable ClerkInvitation invitation, @Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by.
	 */
	public ClerkWaitlistEntry {
		Objects.requireNonNull(id, "id");
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkWaitlistEntry[" + this.id + "]";
	}

}
