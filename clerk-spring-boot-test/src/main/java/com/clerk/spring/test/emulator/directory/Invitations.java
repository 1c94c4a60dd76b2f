package com.clerk.spring.test.emulator.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.clerk.spring.test.emulator.http.ApiException;

/**
 * What can be done with invitations to organizations, whoever asks: the browser of a
 * member or of who is invited, the Backend API, a test.
 */
public final class Invitations {

	private static final String NOT_PENDING = "organization_invitation_not_pending";

	private final Directory directory;

	private final Organizations organizations;

	private final ChangeEvents events;

	private final Clock clock;

	Invitations(Directory directory, Organizations organizations, ChangeEvents events, Clock clock) {
		this.directory = directory;
		this.organizations = organizations;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Invites somebody.
	 * @throws ApiException if the address is a member's, or is invited already, or if
	 * there are too many invitations
	 */
	public InvitationView create(Invitation invitation) {
		if (isMember(invitation)) {
			throw alreadyMember(invitation.emailAddress());
		}
		Instant now = now();
		this.directory.addInvitation(invitation, (each) -> isPending(each, invitation, now));
		return told(invitation, "created");
	}

	private boolean isMember(Invitation invitation) {
		return this.directory.accountOf(invitation.emailAddress())
			.flatMap((account) -> account.membership(invitation.organizationId()))
			.isPresent();
	}

	private static boolean isPending(Invitation each, Invitation added, Instant now) {
		return each.organizationId().equals(added.organizationId()) && each.isFor(added.emailAddress())
				&& each.at(now).isPending();
	}

	public Optional<InvitationView> find(String id) {
		return this.directory.invitation(id).flatMap((invitation) -> view(invitation.at(now())));
	}

	/**
	 * Returns the invitations to an organization, newest first.
	 */
	public List<InvitationView> ofOrganization(String organizationId) {
		return where((invitation) -> invitation.organizationId().equals(organizationId));
	}

	/**
	 * Returns the invitations for an address, newest first.
	 */
	public List<InvitationView> ofAddress(String emailAddress) {
		return where((invitation) -> invitation.isFor(emailAddress));
	}

	/**
	 * Returns all invitations, newest first.
	 */
	public List<InvitationView> all() {
		return where((invitation) -> true);
	}

	private List<InvitationView> where(Predicate<Invitation> which) {
		Instant now = now();
		return this.directory.invitations(which)
			.stream()
			.flatMap((invitation) -> view(invitation.at(now)).stream())
			.toList();
	}

	/**
	 * Takes an invitation back.
	 * @return the invitation, or empty if there is none of that id
	 * @throws ApiException if it is not pending any more
	 */
	public Optional<InvitationView> revoke(String id) {
		Instant now = now();
		return this.directory.changeInvitation(id, (invitation) -> requirePending(invitation.at(now)).revoked(now))
			.map((invitation) -> told(invitation, "revoked"));
	}

	/**
	 * Makes the user whom an invitation is for a member.
	 * @return the invitation, or empty if there is none of that id
	 * @throws ApiException if it is not pending any more, or the user is a member already
	 */
	public Optional<InvitationView> accept(String id, UserAccount account) {
		Instant now = now();
		Optional<Invitation> accepted = this.directory.changeInvitation(id, (invitation) -> {
			if (account.membership(invitation.organizationId()).isPresent()) {
				throw alreadyMember(account.id());
			}
			return requirePending(invitation.at(now)).acceptedBy(account.id(), now);
		});
		return accepted.map((invitation) -> {
			this.organizations.addMember(account.id(), membership(invitation, now));
			return told(invitation, "accepted");
		});
	}

	private Membership membership(Invitation invitation, Instant now) {
		return Membership
			.of(invitation.organizationId(), invitation.role(),
					this.organizations.roles().permissions(invitation.role()), now)
			.withMetadata(invitation.metadata(), now);
	}

	private static ApiException alreadyMember(String who) {
		return ApiException.badRequest("already_a_member_in_organization",
				who + " is already a member of the organization.");
	}

	private static Invitation requirePending(Invitation invitation) {
		if (!invitation.isPending()) {
			throw ApiException.badRequest(NOT_PENDING,
					"The invitation is " + invitation.state().code() + ", not pending any more.");
		}
		return invitation;
	}

	private InvitationView told(Invitation invitation, String verb) {
		InvitationView view = view(invitation)
			.orElseThrow(() -> ApiException.notFound("The organization of the invitation was deleted meanwhile."));
		this.events.invitation(verb, view);
		return view;
	}

	private Optional<InvitationView> view(Invitation invitation) {
		String inviterId = invitation.inviterId();
		UserAccount inviter = (inviterId != null) ? this.directory.account(inviterId).orElse(null) : null;
		return this.directory.organization(invitation.organizationId())
			.map((organization) -> new InvitationView(invitation, this.organizations.view(organization), inviter));
	}

	public Instant now() {
		return this.clock.instant();
	}

}
