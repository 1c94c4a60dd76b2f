package com.clerk.spring.test.emulator.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * An invitation to sign up.
 *
 * @param id an id such as {@code inv_…}
 * @param emailAddress who is invited, in lower case
 * @param publicMetadata what the user will have in public
 * @param redirectUrl where whoever accepts it goes, or null for the hosted page
 * @param ticket what accepts it
 * @param state what became of it
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param expiresAt until when it can be accepted
 */
public record ApplicationInvitation(String id, String emailAddress, Map<String, Object> publicMetadata,
		@Nullable String redirectUrl, String ticket, InvitationState state, Instant createdAt, Instant updatedAt,
		Instant expiresAt) {

	public ApplicationInvitation {
		publicMetadata = Collections.unmodifiableMap(new LinkedHashMap<>(publicMetadata));
	}

	/**
	 * Returns an invitation that nobody has answered yet.
	 */
	public static ApplicationInvitation of(String emailAddress, Map<String, Object> publicMetadata,
			@Nullable String redirectUrl, Instant now, Duration life) {
		return new ApplicationInvitation(Ids.next("inv_"), User.normalized(emailAddress), publicMetadata, redirectUrl,
				Ids.secret("ticket_"), InvitationState.PENDING, now, now, now.plus(life));
	}

	ApplicationInvitation withState(InvitationState state, Instant now) {
		return new ApplicationInvitation(this.id, this.emailAddress, this.publicMetadata, this.redirectUrl, this.ticket,
				state, this.createdAt, now, this.expiresAt);
	}

	/**
	 * Returns the invitation as it is at a time, by which it may have expired.
	 */
	ApplicationInvitation at(Instant now) {
		boolean expired = this.state == InvitationState.PENDING && !now.isBefore(this.expiresAt);
		return expired ? withState(InvitationState.EXPIRED, this.updatedAt) : this;
	}

	public boolean isPending() {
		return this.state == InvitationState.PENDING;
	}

	/**
	 * Shows id and state only.
	 */
	@Override
	public String toString() {
		return "ApplicationInvitation[" + this.id + ", " + this.state + "]";
	}

}
