package com.clerk.spring.test.emulator.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.test.emulator.http.ApiException;

/**
 * The invitations to sign up.
 */
public final class ApplicationInvitations {

	private static final int CAPACITY = 10_000;

	private final Map<String, ApplicationInvitation> byId = new LinkedHashMap<>();

	private final Clock clock;

	public ApplicationInvitations(Clock clock) {
		this.clock = clock;
	}

	public Instant now() {
		return this.clock.instant();
	}

	/**
	 * Adds an invitation.
	 * @param invitation the invitation
	 * @param beside whether it may stand beside a pending one for the same address
	 * @throws ApiException if it may not, or there are too many
	 */
	public synchronized ApplicationInvitation add(ApplicationInvitation invitation, boolean beside) {
		if (!beside && all().stream()
			.anyMatch((each) -> each.isPending() && each.emailAddress().equals(invitation.emailAddress()))) {
			throw ApiException.badRequest("duplicate_record",
					invitation.emailAddress() + " has a pending invitation already.");
		}
		if (this.byId.size() >= CAPACITY) {
			throw ApiException.unprocessable("quota_exceeded",
					"The local Clerk keeps " + CAPACITY + " invitations: reset it to make others.");
		}
		this.byId.put(invitation.id(), invitation);
		return invitation;
	}

	/**
	 * Returns all invitations, oldest first.
	 */
	public synchronized List<ApplicationInvitation> all() {
		Instant now = now();
		return this.byId.values().stream().map((invitation) -> invitation.at(now)).toList();
	}

	/**
	 * Returns the invitation of a ticket.
	 * @return the invitation, or empty if there is none that can be accepted
	 */
	public Optional<ApplicationInvitation> pending(String ticket) {
		return all().stream().filter((each) -> each.isPending() && each.ticket().equals(ticket)).findFirst();
	}

	/**
	 * Takes notice of whoever signed up by an invitation.
	 */
	public synchronized void accepted(String id) {
		this.byId.computeIfPresent(id, (key, invitation) -> invitation.withState(InvitationState.ACCEPTED, now()));
	}

	/**
	 * Takes an invitation back.
	 * @return the invitation, or empty if there is none of that id
	 * @throws ApiException if it is not pending any more
	 */
	public synchronized Optional<ApplicationInvitation> revoke(String id) {
		Instant now = now();
		Optional<ApplicationInvitation> found = Optional.ofNullable(this.byId.get(id))
			.map((invitation) -> invitation.at(now));
		return found.map((invitation) -> {
			if (!invitation.isPending()) {
				throw ApiException.badRequest("invitation_already_" + invitation.state().code(),
						"The invitation is " + invitation.state().code() + ", not pending any more.");
			}
			ApplicationInvitation revoked = invitation.withState(InvitationState.REVOKED, now);
			this.byId.put(id, revoked);
			return revoked;
		});
	}

	public synchronized void clear() {
		this.byId.clear();
	}

}
