package com.clerk.spring.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A session.
 *
 * @param id its id, {@code sess_…}
 * @param clientId the id of the browser, or null
 * @param userId the id of the user, or null
 * @param status such as {@code active}, {@code ended} or {@code revoked}, or null
 * @param lastActiveOrganizationId the id of the organization that was active last, or
 * null
 * @param actor who acts in place of the user, empty for nobody
 * @param expireAt when it ends, or null
 * @param abandonAt when it is given up, or null
 * @param lastActiveAt when it was last used, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @param user its user, or null
 * @since 0.1.0
 */
public record ClerkSession(String id, @Nullable String clientId, @Nullable String userId, @Nullable String status,
		@Nullable String lastActiveOrganizationId, Map<String, Object> actor, @Nullable Instant expireAt,
		@Nullable Instant abandonAt, @Nullable Instant lastActiveAt, @Nullable Instant createdAt,
		@Nullable Instant updatedAt, @Nullable ClerkUser user) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkSession {
		Objects.requireNonNull(id, "id");
		actor = Copies.of(actor);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkSession[" + this.id + "]";
	}

}
