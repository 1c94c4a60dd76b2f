package com.clerk.spring.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A text message that Clerk made.
 *
 * @param id its id, {@code sms_…}
 * @param slug the template, or null
 * @param fromPhoneNumber the sender, or null
 * @param toPhoneNumber who gets it, or null
 * @param phoneNumberId the id of that number, or null
 * @param userId the id of the user, or null
 * @param message the content, which may hold a code to sign in with, or null
 * @param status such as {@code queued}, or null
 * @param data the values of the template, likewise; empty rather than absent
 * @param deliveredByClerk whether Clerk sends it
 * @since 0.1.0
 */
public record ClerkSms(String id, @Nullable String slug, @Nullable String fromPhoneNumber,
		@Nullable String toPhoneNumber, @Nullable String phoneNumberId, @Nullable String userId,
		@Nullable String message, @Nullable String status, Map<String, Object> data, boolean deliveredByClerk) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkSms {
		Objects.requireNonNull(id, "id");
		data = Copies.of(data);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkSms[" + this.id + "]";
	}

}
