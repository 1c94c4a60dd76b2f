package com.clerk.spring.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An invitation to an organization.
 *
 * @param id its id, {@code orginv_…}
 * @param emailAddress who is invited, or null
 * @param role the key of the role, or null
 * @param roleName the name of the role, or null
 * @param organizationId the id of the organization, or null
 * @param userId the id of the user who accepted, or null
 * @param status such as {@code pending}, {@code accepted} or {@code revoked}, or null
 * @param url where it is accepted, or null
 * @param expiresAt until when it can be accepted, or null
 * @param publicMetadata what everybody may read; empty rather than absent
 * @param privateMetadata what only the backend may read; empty rather than absent
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkOrganizationInvitation(String id, @Nullable String emailAddress, @Nullable String role,
		@Nullable String roleName, @Nullable String organizationId, @Nullable String userId, @Nullable String status,
		@Nullable String url, @Nullable Instant expiresAt, Map<String, Object> publicMetadata,
		Map<String, Object> privateMetadata, @Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkOrganizationInvitation {
		Objects.requireNonNull(id, "id");
		publicMetadata = Copies.of(publicMetadata);
		privateMetadata = Copies.of(privateMetadata);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkOrganizationInvitation[" + this.id + "]";
	}

}
