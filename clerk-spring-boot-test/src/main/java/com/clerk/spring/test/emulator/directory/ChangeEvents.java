package com.clerk.spring.test.emulator.directory;

/**
 * Tells of changes of users and organizations.
 */
public final class ChangeEvents {

	/** Tells nobody. */
	static final ChangeEvents NONE = new ChangeEvents((type, data) -> {
	});

	private final ChangeListener listener;

	public ChangeEvents(ChangeListener listener) {
		this.listener = listener;
	}

	void userCreated(UserAccount account) {
		this.listener.changed("user.created", UserJson.of(account));
	}

	void userUpdated(UserAccount account) {
		this.listener.changed("user.updated", UserJson.of(account));
	}

	void userDeleted(UserAccount account) {
		this.listener.changed("user.deleted", UserJson.deleted(account));
	}

	void organizationCreated(OrganizationView organization) {
		this.listener.changed("organization.created", OrganizationJson.of(organization));
	}

	void organizationUpdated(OrganizationView organization) {
		this.listener.changed("organization.updated", OrganizationJson.of(organization));
	}

	void organizationDeleted(OrganizationAccount organization) {
		this.listener.changed("organization.deleted", OrganizationJson.deleted(organization));
	}

	void membershipCreated(MembershipView membership) {
		this.listener.changed("organizationMembership.created", OrganizationJson.of(membership));
	}

	void membershipUpdated(MembershipView membership) {
		this.listener.changed("organizationMembership.updated", OrganizationJson.of(membership));
	}

	void membershipDeleted(MembershipView membership) {
		this.listener.changed("organizationMembership.deleted", OrganizationJson.of(membership));
	}

	/**
	 * Tells of an invitation.
	 * @param verb what became of it, such as {@code created}
	 */
	void invitation(String verb, InvitationView invitation) {
		this.listener.changed("organizationInvitation." + verb, InvitationJson.of(invitation));
	}

}
