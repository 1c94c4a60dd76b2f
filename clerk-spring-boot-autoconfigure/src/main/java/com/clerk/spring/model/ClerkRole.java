package com.clerk.spring.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A role in organizations.
 *
 * @param id its id, {@code role_…}
 * @param key its key, such as {@code org:admin}, or null
 * @param name its name, or null
 * @param description what it is for, or null
 * @param permissions what it allows
 * @param isCreatorEligible whether those who make organizations may get it
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkRole(String id, @Nullable String key, @Nullable String name, @Nullable String description,
		List<ClerkPermission> permissions, boolean isCreatorEligible, @Nullable Instant createdAt,
		@Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkRole {
		Objects.requireNonNull(id, "id");
		permissions = Copies.of(permissions);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkRole[" + this.id + "]";
	}

}
