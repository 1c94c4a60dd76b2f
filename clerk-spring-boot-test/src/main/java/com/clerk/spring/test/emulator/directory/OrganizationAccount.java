package com.clerk.spring.test.emulator.directory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An organization with what it does not show.
 *
 * @param organization the organization
 * @param metadata what the application keeps there
 * @param createdBy the user who made it, or null
 * @param maxAllowedMemberships how many members it may have
 * @param adminDeleteEnabled whether its administrators may delete it
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 */
public record OrganizationAccount(Organization organization, Metadata metadata, @Nullable String createdBy,
		int maxAllowedMemberships, boolean adminDeleteEnabled, Instant createdAt, Instant updatedAt) {

	private static final int DEFAULT_MEMBERSHIPS = 5;

	public static OrganizationAccount of(Organization organization, Metadata metadata, @Nullable String createdBy,
			Instant now) {
		return new OrganizationAccount(organization, metadata, createdBy, DEFAULT_MEMBERSHIPS, true, now, now);
	}

	public String id() {
		return this.organization.id();
	}

	OrganizationAccount withOrganization(Organization organization) {
		return new OrganizationAccount(organization, this.metadata, this.createdBy, this.maxAllowedMemberships,
				this.adminDeleteEnabled, this.createdAt, this.updatedAt);
	}

	public OrganizationAccount withMetadata(Metadata metadata) {
		return new OrganizationAccount(this.organization, metadata, this.createdBy, this.maxAllowedMemberships,
				this.adminDeleteEnabled, this.createdAt, this.updatedAt);
	}

	OrganizationAccount withLimits(int maxAllowedMemberships, boolean adminDeleteEnabled) {
		return new OrganizationAccount(this.organization, this.metadata, this.createdBy, maxAllowedMemberships,
				adminDeleteEnabled, this.createdAt, this.updatedAt);
	}

	OrganizationAccount withUpdatedAt(Instant updatedAt) {
		return new OrganizationAccount(this.organization, this.metadata, this.createdBy, this.maxAllowedMemberships,
				this.adminDeleteEnabled, this.createdAt, updatedAt);
	}

}
