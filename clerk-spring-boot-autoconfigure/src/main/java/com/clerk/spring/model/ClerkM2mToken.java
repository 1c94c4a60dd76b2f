package com.clerk.spring.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A machine-to-machine token.
 *
 * @param id its id, {@code mt_…}, which is not the token
 * @param subject the machine it stands for, {@code mch_…}
 * @param scopes the machines it may talk to; empty for none
 * @param claims what was given to it; empty rather than absent
 * @param revoked whether it was taken back
 * @param revocationReason why, or null
 * @param expired whether it has expired
 * @param expiration when it expires, or null for never
 * @param lastUsedAt when it was last verified, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed, or null
 * @param token the token itself, which only its creation answers; else null. Never log it
 * @since 0.1.0
 */
public record ClerkM2mToken(String id, String subject, List<String> scopes, Map<String, Object> claims, boolean revoked,
		@Nullable String revocationReason, boolean expired, @Nullable Instant expiration, @Nullable Instant lastUsedAt,
		@Nullable Instant createdAt, @Nullable Instant updatedAt, @Nullable String token) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkM2mToken {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(subject, "subject");
		scopes = Copies.of(scopes);
		claims = Copies.of(claims);
	}

	/**
	 * Shows the ids, never the token.
	 */
	@Override
	public String toString() {
		return "ClerkM2mToken[" + this.id + ", " + this.subject + "]";
	}

}
