package com.clerk.spring.test.emulator.directory;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * An invitation to become a member of an organization.
 *
 * @param id an id such as {@code orginv_…}
 * @param organizationId the organization
 * @param emailAddress who is invited, in lower case
 * @param role the role that the membership will have
 * @param inviterId the user who invites, or null
 * @param metadata what the application keeps there
 * @param redirectUrl where whoever accepts it goes on, or null
 * @param state what became of it
 * @param userId the user who accepted it, or null
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param expiresAt until when it can be accepted
 */
public record Invitation(String id, String organizationId, String emailAddress, String role, @Nullable String inviterId,
		Metadata metadata, @Nullable String redirectUrl, InvitationState state, @Nullable String userId,
		Instant createdAt, Instant updatedAt, Instant expiresAt) {

	public static final Duration LIFE = Duration.ofDays(30);

	/**
	 * Returns an invitation that nobody has answered yet.
	 */
	public static Invitation of(String organizationId, String emailAddress, String role, Instant now) {
		return new Invitation(Ids.next("orginv_"), organizationId, User.normalized(emailAddress), role, null,
				Metadata.NONE, null, InvitationState.PENDING, null, now, now, now.plus(LIFE));
	}

	public Invitation by(@Nullable String inviterId) {
		return new Invitation(this.id, this.organizationId, this.emailAddress, this.role, inviterId, this.metadata,
				this.redirectUrl, this.state, this.userId, this.createdAt, this.updatedAt, this.expiresAt);
	}

	public Invitation withMetadata(Metadata metadata) {
		return new Invitation(this.id, this.organizationId, this.emailAddress, this.role, this.inviterId, metadata,
				this.redirectUrl, this.state, this.userId, this.createdAt, this.updatedAt, this.expiresAt);
	}

	public Invitation withRedirectUrl(@Nullable String redirectUrl) {
		return new Invitation(this.id, this.organizationId, this.emailAddress, this.role, this.inviterId, this.metadata,
				redirectUrl, this.state, this.userId, this.createdAt, this.updatedAt, this.expiresAt);
	}

	public Invitation withLife(Duration life) {
		return new Invitation(this.id, this.organizationId, this.emailAddress, this.role, this.inviterId, this.metadata,
				this.redirectUrl, this.state, this.userId, this.createdAt, this.updatedAt, this.createdAt.plus(life));
	}

	Invitation acceptedBy(String userId, Instant now) {
		return new Invitation(this.id, this.organizationId, this.emailAddress, this.role, this.inviterId, this.metadata,
				this.redirectUrl, InvitationState.ACCEPTED, userId, this.createdAt, now, this.expiresAt);
	}

	Invitation revoked(Instant now) {
		return new Invitation(this.id, this.organizationId, this.emailAddress, this.role, this.inviterId, this.metadata,
				this.redirectUrl, InvitationState.REVOKED, this.userId, this.createdAt, now, this.expiresAt);
	}

	/**
	 * Returns the invitation as it is at a time, by which it may have expired.
	 */
	Invitation at(Instant now) {
		if (this.state != InvitationState.PENDING || now.isBefore(this.expiresAt)) {
			return this;
		}
		return new Invitation(this.id, this.organizationId, this.emailAddress, this.role, this.inviterId, this.metadata,
				this.redirectUrl, InvitationState.EXPIRED, this.userId, this.createdAt, this.updatedAt, this.expiresAt);
	}

	public boolean isPending() {
		return this.state == InvitationState.PENDING;
	}

	boolean isFor(String emailAddress) {
		return this.emailAddress.equals(User.normalized(emailAddress));
	}

}
