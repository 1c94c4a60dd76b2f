package com.clerk.spring.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A permission in organizations.
 *
 * @param id its id, {@code perm_…}, or null
 * @param key its key, such as {@code org:projects:create}, or null
 * @param name its name, or null
 * @param description what it allows, or null
 * @param type {@code system} or {@code user}, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkPermission(@Nullable String id, @Nullable String key, @Nullable String name,
		@Nullable String description, @Nullable String type, @Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkPermission[" + this.id + "]";
	}

}
