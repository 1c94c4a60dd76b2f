package com.clerk.spring.model;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An email that Clerk made.
 *
 * @param id its id, {@code ema_…}
 * @param slug the template, or null
 * @param fromEmailName the sender before the {@code @}, or null
 * @param toEmailAddress who gets it, or null
 * @param emailAddressId the id of that address, or null
 * @param userId the id of the user, or null
 * @param subject the subject, or null
 * @param body the content in HTML, which may hold a code to sign in with, or null
 * @param bodyPlain the content in plain text, likewise, or null
 * @param status such as {@code queued}, or null
 * @param data the values of the template, likewise; empty rather than absent
 * @param deliveredByClerk whether Clerk sends it
 * @since 0.1.0
 */
public record ClerkEmail(String id, @Nullable String slug, @Nullable String fromEmailName,
		@Nullable String toEmailAddress, @Nullable String emailAddressId, @Nullable String userId,
		@Nullable String subject, @Nullable String body, @Nullable String bodyPlain, @Nullable String status,
		Map<String, Object> data, boolean deliveredByClerk) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkEmail {
		Objects.requireNonNull(id, "id");
		data = Copies.of(data);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkEmail[" + this.id + "]";
	}

}
