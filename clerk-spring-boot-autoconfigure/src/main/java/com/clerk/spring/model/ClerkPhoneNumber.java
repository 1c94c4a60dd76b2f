package com.clerk.spring.model;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A phone number of a user.
 *
 * @param id its id, such as {@code idn_…}
 * @param phoneNumber the number
 * @param verification how it was verified, or null
 * @param linkedTo the accounts that it came from
 * @param reservedForSecondFactor whether it is used as a second factor
 * @param defaultSecondFactor whether it is the second factor that is offered first
 * @since 0.1.0
 */
public record ClerkPhoneNumber(String id, String phoneNumber, @Nullable ClerkVerification verification,
		List<ClerkLinkedIdentification> linkedTo, boolean reservedForSecondFactor, boolean defaultSecondFactor) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkPhoneNumber {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(phoneNumber, "phoneNumber");
		linkedTo = Copies.of(linkedTo);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkPhoneNumber[" + this.id + "]";
	}

}
