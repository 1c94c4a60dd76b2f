package com.clerk.spring.test.emulator;

import org.jspecify.annotations.Nullable;

/**
 * A session as the local Clerk keeps it.
 *
 * @param id an id such as {@code sess_…}
 * @param user whose it is
 * @param organizationId the active organization, or null
 * @param status {@code active}, {@code revoked} or {@code ended}
 * @param updatedAt when the browser's client last changed, in seconds since the epoch
 */
record SessionRecord(String id, EmulatedUser user, @Nullable String organizationId, String status, long updatedAt) {

	static final String ACTIVE = "active";

	boolean isActive() {
		return ACTIVE.equals(this.status);
	}

	SessionRecord withStatus(String changed) {
		return new SessionRecord(this.id, this.user, this.organizationId, changed, this.updatedAt);
	}

	SessionRecord withOrganization(@Nullable String changed) {
		return new SessionRecord(this.id, this.user, changed, this.status, this.updatedAt);
	}

}
