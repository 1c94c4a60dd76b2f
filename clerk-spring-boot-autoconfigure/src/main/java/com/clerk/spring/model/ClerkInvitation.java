package com.clerk.spring.model;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An invitation to the application.
 *
 * @param id its id, {@code inv_…}, or null
 * @param emailAddress who is invited, or null
 * @param publicMetadata what the user will have as public metadata; empty rather than
 * absent
 * @param revoked whether it was taken back
 * @param status such as {@code pending}, or null
 * @param url where it is accepted, or null
 * @param expiresAt until when it can be accepted, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkInvitation(@Nullable String id, @Nullable String emailAddress, Map<String, Object> publicMetadata,
		boolean revoked, @Nullable String status, @Nullable String url, @Nullable Instant expiresAt,
		@Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Copies what can change.
	 */
	public ClerkInvitation {
		publicMetadata = Copies.of(publicMetadata);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkInvitation[" + this.id + "]";
	}

}
