package com.clerk.spring.test.emulator.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.clerk.spring.test.emulator.http.ApiException;

/**
 * What can be done with organizations and memberships, whoever asks: the Backend API or a
 * test.
 */
public final class Organizations {

	private final Directory directory;

	private final Roles roles;

	private final UserSessions sessions;

	private final ChangeEvents events;

	private final Clock clock;

	public Organizations(Directory directory, Roles roles, UserSessions sessions, ChangeEvents events, Clock clock) {
		this.directory = directory;
		this.roles = roles;
		this.sessions = sessions;
		this.events = events;
		this.clock = clock;
	}

	Organizations tellingNobody() {
		return new Organizations(this.directory, this.roles, this.sessions, ChangeEvents.NONE, this.clock);
	}

	public Roles roles() {
		return this.roles;
	}

	public Invitations invitations() {
		return new Invitations(this.directory, this, this.events, this.clock);
	}

	public Instant now() {
		return this.clock.instant();
	}

	/**
	 * Adds an organization.
	 * @throws TakenException if its id or its slug is taken
	 */
	public void add(OrganizationAccount organization) {
		this.directory.addOrganization(organization);
		this.events.organizationCreated(view(organization));
	}

	/**
	 * Adds an organization whose administrator is the user who makes it.
	 * @throws TakenException if its id or its slug is taken
	 * @throws ApiException if there are too many organizations
	 */
	public OrganizationAccount addBy(UserAccount creator, OrganizationAccount organization) {
		this.directory.requireRoomForOrganization();
		add(organization);
		addMember(organization.id(), creator.id(), Roles.ADMIN, this.roles.permissions(Roles.ADMIN));
		return organization;
	}

	public OrganizationAccount findOrAdd(String idOrSlug, Supplier<OrganizationAccount> absent) {
		AtomicBoolean added = new AtomicBoolean();
		OrganizationAccount organization = this.directory.organizationOrAdd(idOrSlug, () -> {
			added.set(true);
			return absent.get();
		});
		if (added.get()) {
			this.events.organizationCreated(view(organization));
		}
		return organization;
	}

	public Optional<OrganizationAccount> find(String idOrSlug) {
		return this.directory.organization(idOrSlug);
	}

	public List<OrganizationAccount> all() {
		return this.directory.organizations();
	}

	public OrganizationView view(OrganizationAccount organization) {
		Instant now = now();
		int pending = this.directory
			.invitations((each) -> each.organizationId().equals(organization.id()) && each.at(now).isPending())
			.size();
		return new OrganizationView(organization, this.directory.members(organization.id()).size(), pending);
	}

	/**
	 * Changes an organization.
	 * @throws TakenException if its slug is taken
	 */
	public Optional<OrganizationAccount> change(String id, UnaryOperator<OrganizationAccount> change) {
		Optional<OrganizationAccount> changed = this.directory.changeOrganization(id,
				(organization) -> change.apply(organization).withUpdatedAt(now()));
		changed.map(this::view).ifPresent(this.events::organizationUpdated);
		return changed;
	}

	/**
	 * Deletes an organization with its memberships.
	 */
	public Optional<OrganizationAccount> delete(String id) {
		List<MembershipView> memberships = memberships(id);
		Optional<OrganizationAccount> deleted = this.directory.removeOrganization(id);
		deleted.ifPresent((organization) -> {
			this.sessions.leaveOrganization(id, (userId) -> true);
			left(memberships);
			this.events.organizationDeleted(organization);
		});
		return deleted;
	}

	/**
	 * Returns the members of an organization, oldest member first.
	 */
	public List<MembershipView> memberships(String organizationId) {
		return this.directory.members(organizationId)
			.stream()
			.flatMap((account) -> membership(organizationId, account).stream())
			.toList();
	}

	/**
	 * Whether members can have a role: one that is defined, or that a member has.
	 */
	public boolean hasRole(String organizationId, String role) {
		return this.roles.isDefined(role)
				|| memberships(organizationId).stream().anyMatch((view) -> view.membership().role().equals(role));
	}

	public List<MembershipView> memberships(UserAccount account) {
		return account.memberships()
			.stream()
			.flatMap((membership) -> membership(membership.organizationId(), account).stream())
			.toList();
	}

	private Optional<MembershipView> membership(String organizationId, UserAccount account) {
		return find(organizationId).flatMap((organization) -> account.membership(organizationId)
			.map((membership) -> new MembershipView(membership, view(organization), account)));
	}

	/**
	 * Tells of the memberships that a user was made with.
	 */
	void joined(UserAccount account) {
		memberships(account).forEach(this.events::membershipCreated);
	}

	/**
	 * Tells of the memberships that ended with a user.
	 */
	void left(List<MembershipView> memberships) {
		memberships.stream().map(this::ended).forEach(this.events::membershipDeleted);
	}

	/**
	 * Returns a membership as it is told of when it ended: the organization without it.
	 */
	private MembershipView ended(MembershipView membership) {
		return new MembershipView(membership.membership(), view(membership.organization().account()),
				membership.account());
	}

	/**
	 * Makes a user a member.
	 * @throws IllegalArgumentException if the user is a member already
	 * @return the membership, or empty if there is no such user
	 */
	public Optional<MembershipView> addMember(String organizationId, String userId, String role,
			List<String> permissions) {
		return addMember(userId, Membership.of(organizationId, role, permissions, now()));
	}

	Optional<MembershipView> addMember(String userId, Membership membership) {
		String organizationId = membership.organizationId();
		Optional<MembershipView> added = this.directory.changeAccount(userId, (account) -> {
			if (account.membership(organizationId).isPresent()) {
				throw new TakenException("user_id", "The user is a member already");
			}
			List<Membership> memberships = new ArrayList<>(account.memberships());
			memberships.add(membership);
			return account.withMemberships(memberships);
		}).flatMap((account) -> membership(organizationId, account));
		added.ifPresent(this.events::membershipCreated);
		return added;
	}

	/**
	 * Changes a membership.
	 * @return the membership, or empty if there is none
	 */
	public Optional<MembershipView> changeMember(String organizationId, String userId,
			UnaryOperator<Membership> change) {
		Optional<MembershipView> changed = this.directory.account(userId)
			.filter((account) -> account.membership(organizationId).isPresent())
			.flatMap((found) -> this.directory.changeAccount(userId,
					(account) -> account.withMemberships(account.memberships()
						.stream()
						.map((each) -> each.organizationId().equals(organizationId) ? change.apply(each) : each)
						.toList())))
			.flatMap((account) -> membership(organizationId, account));
		changed.ifPresent(this.events::membershipUpdated);
		return changed;
	}

	/**
	 * Ends a membership.
	 * @return the membership, or empty if there is none
	 */
	public Optional<MembershipView> removeMember(String organizationId, String userId) {
		return this.directory.account(userId)
			.flatMap((account) -> membership(organizationId, account))
			.map((membership) -> {
				this.directory.changeAccount(userId,
						(account) -> account.withMemberships(account.memberships()
							.stream()
							.filter((each) -> !each.organizationId().equals(organizationId))
							.toList()));
				this.sessions.leaveOrganization(organizationId, userId::equals);
				MembershipView ended = ended(membership);
				this.events.membershipDeleted(ended);
				return ended;
			});
	}

}
