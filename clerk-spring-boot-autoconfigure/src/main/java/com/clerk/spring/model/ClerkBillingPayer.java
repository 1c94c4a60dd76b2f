package com.clerk.spring.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Who pays.
 *
 * @param id its id, or null
 * @param instanceId the id of the Clerk instance, or null
 * @param userId the id of the user, for users, or null
 * @param organizationId the id of the organization, for organizations, or null
 * @param email the address of the payer, or null
 * @param firstName first name of the user, or null
 * @param lastName last name of the user, or null
 * @param organizationName name of the organization, or null
 * @param imageUrl the picture of the payer, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkBillingPayer(@Nullable String id, @Nullable String instanceId, @Nullable String userId,
		@Nullable String organizationId, @Nullable String email, @Nullable String firstName, @Nullable String lastName,
		@Nullable String organizationName, @Nullable String imageUrl, @Nullable Instant createdAt,
		@Nullable Instant updatedAt) {

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkBillingPayer[" + this.id + "]";
	}

}
