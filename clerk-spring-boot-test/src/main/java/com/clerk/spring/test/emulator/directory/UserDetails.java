package com.clerk.spring.test.emulator.directory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the Backend API tells of a user beside name and address.
 *
 * @param username the user name, or null
 * @param externalId the id in the application, or null
 * @param metadata what the application keeps there
 * @param banned whether the user is banned
 * @param locked whether the user is locked out for now
 * @param secondFactor whether the user has a second factor
 * @param lastSignInAt when the user last signed in, or null
 * @param updatedAt when any of it was last changed
 */
public record UserDetails(@Nullable String username, @Nullable String externalId, Metadata metadata, boolean banned,
		boolean locked, boolean secondFactor, @Nullable Instant lastSignInAt, Instant updatedAt) {

	UserDetails withUsername(@Nullable String username) {
		return new UserDetails(username, this.externalId, this.metadata, this.banned, this.locked, this.secondFactor,
				this.lastSignInAt, this.updatedAt);
	}

	UserDetails withExternalId(@Nullable String externalId) {
		return new UserDetails(this.username, externalId, this.metadata, this.banned, this.locked, this.secondFactor,
				this.lastSignInAt, this.updatedAt);
	}

	public UserDetails withMetadata(Metadata metadata) {
		return new UserDetails(this.username, this.externalId, metadata, this.banned, this.locked, this.secondFactor,
				this.lastSignInAt, this.updatedAt);
	}

	UserDetails withBanned(boolean banned) {
		return new UserDetails(this.username, this.externalId, this.metadata, banned, this.locked, this.secondFactor,
				this.lastSignInAt, this.updatedAt);
	}

	UserDetails withLocked(boolean locked) {
		return new UserDetails(this.username, this.externalId, this.metadata, this.banned, locked, this.secondFactor,
				this.lastSignInAt, this.updatedAt);
	}

	public UserDetails withSecondFactor(boolean secondFactor) {
		return new UserDetails(this.username, this.externalId, this.metadata, this.banned, this.locked, secondFactor,
				this.lastSignInAt, this.updatedAt);
	}

	public UserDetails withLastSignInAt(Instant lastSignInAt) {
		return new UserDetails(this.username, this.externalId, this.metadata, this.banned, this.locked,
				this.secondFactor, lastSignInAt, this.updatedAt);
	}

	UserDetails withUpdatedAt(Instant updatedAt) {
		return new UserDetails(this.username, this.externalId, this.metadata, this.banned, this.locked,
				this.secondFactor, this.lastSignInAt, updatedAt);
	}

}
