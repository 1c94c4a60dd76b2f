package com.clerk.spring.model;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Another identification that belongs to the same.
 *
 * @param id its id
 * @param type its kind, such as {@code oauth_google}, or null
 * @since 0.1.0
 */
public record ClerkLinkedIdentification(String id, @Nullable String type) {

	/**
	 * Requires what it is known by.
	 */
	public ClerkLinkedIdentification {
		Objects.requireNonNull(id, "id");
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkLinkedIdentification[" + this.id + "]";
	}

}
