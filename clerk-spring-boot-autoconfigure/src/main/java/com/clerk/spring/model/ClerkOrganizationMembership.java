package com.clerk.spring.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A membership of a user in an organization.
 *
 * @param id its id, {@code orgmem_…}
 * @param role the key of the role, such as {@code org:admin}, or null
 * @param permissions the keys of the permissions
 * @param organization the organization, or null
 * @param publicUserData the user, or null
 * @param publicMetadata what everybody may read; empty rather than absent
 * @param privateMetadata what only the backend may read; empty rather than absent
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkOrganizationMembership(String id, @Nullable String role, List<String> permissions,
		@Nullable ClerkOrganization organization, @Nullable ClerkPublicUserData publicUserData,
		Map<String, Object> publicMetadata, Map<String, Object> privateMetadata, @Nullable Instant createdAt,
		@Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkOrganizationMembership {
		Objects.requireNonNull(id, "id");
		permissions = Copies.of(permissions);
		publicMetadata = Copies.of(publicMetadata);
		privateMetadata = Copies.of(privateMetadata);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkOrganizationMembership[" + this.id + "]";
	}

}
