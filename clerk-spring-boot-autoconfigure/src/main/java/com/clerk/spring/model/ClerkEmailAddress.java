package com.clerk.spring.model;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An email address of a user.
 *
 * @param id its id, such as {@code idn_…}
 * @param emailAddress the address
 * @param verification how it was verified, or null
 * @param linkedTo the accounts that it came from
 * @since 0.1.0
 */
public record ClerkEmailAddress(String id, String emailAddress, @Nullable ClerkVerification verification,
		List<ClerkLinkedIdentification> linkedTo) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkEmailAddress {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(emailAddress, "emailAddress");
		linkedTo = Copies.of(linkedTo);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkEmailAddress[" + this.id + "]";
	}

}
