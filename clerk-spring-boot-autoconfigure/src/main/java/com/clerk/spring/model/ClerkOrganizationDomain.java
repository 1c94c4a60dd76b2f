package com.clerk.spring.model;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A domain of an organization.
 *
 * @param id its id, {@code orgdmn_…}
 * @param name the domain, or null
 * @param organizationId the id of the organization, or null
 * @param enrollmentMode how users of the domain join, such as {@code
 * automatic_invitation}, or null
 * @param verification how it was verified, or null
 * @param affiliationEmailAddress the address it was verified by, or null
 * @param totalPendingInvitations how many invitations are open, or null
 * @param totalPendingSuggestions how many suggestions are open, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkOrganizationDomain(String id, @Nullable String name, @Nullable String organizationId,
		@Nullable String enrollmentMode, @Nullable ClerkOrganizationDomainVerification verification,
		@Nullable String affiliationEmailAddress, @Nullable Integer totalPendingInvitations,
		@Nullable Integer totalPendingSuggestions, @Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by.
	 */
	public ClerkOrganizationDomain {
		Objects.requireNonNull(id, "id");
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkOrganizationDomain[" + this.id + "]";
	}

}
