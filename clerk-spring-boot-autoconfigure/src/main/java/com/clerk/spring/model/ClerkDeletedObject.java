package com.clerk.spring.model;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What is left of something that was deleted.
 *
 * @param id its id
 * @param object what it was, such as {@code user}, or null
 * @param slug the slug of an organization, or null
 * @param externalId the id of a user in the application, or null
 * @param deleted true
 * @since 0.1.0
 */
public record ClerkDeletedObject(String id, @Nullable String object, @Nullable String slug, @Nullable String externalId,
		boolean deleted) {

	/**
	 * Requires what it is known by.
	 */
	public ClerkDeletedObject {
		Objects.requireNonNull(id, "id");
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkDeletedObject[" + this.id + "]";
	}

}
