package com.clerk.spring.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param id its id, {@code org_…}
 * @param name its name, or null
 * @param slug its name in addresses, or null
 * @param imageUrl its picture, or null
 * @param hasImage whether the picture was chosen
 * @param membersCount how many members it has, or null
 * @param maxAllowedMemberships how many it may have, or null
 * @param adminDeleteEnabled whether its administrators may delete it
 * @param publicMetadata what everybody may read; empty rather than absent
 * @param privateMetadata what only the backend may read; empty rather than absent
 * @param createdBy the id of the user who made it, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkOrganization(String id, @Nullable String name, @Nullable String slug, @Nullable String imageUrl,
		boolean hasImage, @Nullable Integer membersCount, @Nullable Integer maxAllowedMemberships,
		boolean adminDeleteEnabled, Map<String, Object> publicMetadata, Map<String, Object> privateMetadata,
		@Nullable String createdBy, @Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkOrganization {
		Objects.requireNonNull(id, "id");
		publicMetadata = Copies.of(publicMetadata);
		privateMetadata = Copies.of(privateMetadata);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkOrganization[" + this.id + "]";
	}

}
