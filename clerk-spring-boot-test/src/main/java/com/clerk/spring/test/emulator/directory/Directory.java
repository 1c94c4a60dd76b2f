package com.clerk.spring.test.emulator.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;

/**
 * Users and organizations, as immutable values under one lock: a method is one step that
 * others see whole or not at all.
 */
public final class Directory {

	private static final int DEFAULT_CAPACITY = 10_000;

	private final int capacity;

	private final Map<String, UserAccount> accounts = new LinkedHashMap<>();

	private final Map<String, OrganizationAccount> organizations = new LinkedHashMap<>();

	private final StoredInvitations invitations = new StoredInvitations();

	public Directory() {
		this(DEFAULT_CAPACITY);
	}

	/**
	 * Creates a directory.
	 * @param capacity how many of each kind there may be before visitors can't make
	 * others
	 */
	Directory(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Forgets everything.
	 * @param first makes what is there from the start
	 */
	public synchronized void clear(Runnable first) {
		this.accounts.clear();
		this.organizations.clear();
		this.invitations.clear();
		first.run();
	}

	synchronized List<UserAccount> accounts() {
		return List.copyOf(this.accounts.values());
	}

	/**
	 * Adds an account.
	 * @throws TakenException if its id, its address or its user name is taken
	 */
	synchronized void addAccount(UserAccount account) {
		if (this.accounts.containsKey(account.id())) {
			throw taken("user_id", "a user", account.id());
		}
		requireFree(account);
		this.accounts.put(account.id(), account);
	}

	/**
	 * Adds an account unless its address is taken.
	 * @return whether it was added
	 */
	synchronized boolean addAccountIfAbsent(UserAccount account) {
		boolean absent = accountOf(account.user().emailAddress()).isEmpty();
		if (absent) {
			addAccount(account);
		}
		return absent;
	}

	/**
	 * Returns the account of an address, or adds one.
	 * @param absent what to add
	 * @param added hears that it was added
	 */
	synchronized UserAccount accountOrAdd(UserAccount absent, Runnable added) {
		return accountOf(absent.user().emailAddress()).orElseGet(() -> {
			addAccount(absent);
			added.run();
			return absent;
		});
	}

	public synchronized Optional<UserAccount> account(String userId) {
		return Optional.ofNullable(this.accounts.get(userId));
	}

	public synchronized Optional<UserAccount> accountOf(String emailAddress) {
		String normalized = User.normalized(emailAddress);
		return this.accounts.values()
			.stream()
			.filter((account) -> account.user().emailAddress().equals(normalized))
			.findFirst();
	}

	/**
	 * Changes an account.
	 * @return the account as it is now, or empty if there is none of that id
	 * @throws TakenException if its user name is taken
	 */
	public synchronized Optional<UserAccount> changeAccount(String userId, UnaryOperator<UserAccount> change) {
		Optional<UserAccount> changed = account(userId).map(change);
		changed.ifPresent((account) -> {
			requireFree(account);
			this.accounts.put(userId, account);
		});
		return changed;
	}

	synchronized Optional<UserAccount> removeAccount(String userId) {
		return Optional.ofNullable(this.accounts.remove(userId));
	}

	private void requireFree(UserAccount account) {
		requireFree(account, "email_address", (each) -> each.user().emailAddress());
		requireFree(account, "username", (each) -> each.details().username());
		requireFree(account, "external_id", (each) -> each.details().externalId());
	}

	private void requireFree(UserAccount account, String name, Function<UserAccount, @Nullable String> property) {
		String value = property.apply(account);
		this.accounts.values()
			.stream()
			.filter((each) -> value != null && !each.id().equals(account.id()) && value.equals(property.apply(each)))
			.findFirst()
			.ifPresent((each) -> {
				throw taken(name, "a user", String.valueOf(value));
			});
	}

	private static TakenException taken(String name, String what, String value) {
		return new TakenException(name, "There is " + what + " " + value + " already");
	}

	synchronized List<OrganizationAccount> organizations() {
		return List.copyOf(this.organizations.values());
	}

	/**
	 * Adds an organization.
	 * @throws TakenException if its id or its slug is taken
	 */
	synchronized void addOrganization(OrganizationAccount added) {
		if (organization(added.id()).isPresent()) {
			throw taken("organization_id", "an organization", added.id());
		}
		requireFree(added);
		this.organizations.put(added.id(), added);
	}

	/**
	 * Returns an organization, or adds one.
	 * @param idOrSlug which
	 * @param absent what to add
	 */
	synchronized OrganizationAccount organizationOrAdd(String idOrSlug, Supplier<OrganizationAccount> absent) {
		return organization(idOrSlug).orElseGet(() -> {
			OrganizationAccount organization = absent.get();
			addOrganization(organization);
			return organization;
		});
	}

	public synchronized Optional<OrganizationAccount> organization(@Nullable String idOrSlug) {
		return (idOrSlug != null) ? this.organizations.values()
			.stream()
			.filter((each) -> each.organization().isNamed(idOrSlug))
			.findFirst() : Optional.empty();
	}

	/**
	 * Changes an organization.
	 * @return the organization as it is now, or empty if there is none of that id
	 * @throws TakenException if its slug is taken
	 */
	synchronized Optional<OrganizationAccount> changeOrganization(String id,
			UnaryOperator<OrganizationAccount> change) {
		Optional<OrganizationAccount> changed = Optional.ofNullable(this.organizations.get(id)).map(change);
		changed.ifPresent((organization) -> {
			requireFree(organization);
			this.organizations.put(id, organization);
		});
		return changed;
	}

	private void requireFree(OrganizationAccount organization) {
		String slug = organization.organization().slug();
		organization(slug).filter((each) -> !each.id().equals(organization.id())).ifPresent((each) -> {
			throw taken("slug", "an organization", slug);
		});
	}

	/**
	 * Removes an organization with all memberships and invitations.
	 */
	synchronized Optional<OrganizationAccount> removeOrganization(String id) {
		members(id).forEach((account) -> this.accounts.put(account.id(), account.withMemberships(
				account.memberships().stream().filter((each) -> !each.organizationId().equals(id)).toList())));
		this.invitations.removeIf((invitation) -> invitation.organizationId().equals(id));
		return Optional.ofNullable(this.organizations.remove(id));
	}

	synchronized List<UserAccount> members(String organizationId) {
		return this.accounts.values()
			.stream()
			.filter((account) -> account.membership(organizationId).isPresent())
			.toList();
	}

	/**
	 * Adds an invitation.
	 * @param invitation the invitation
	 * @param same which others are in its way
	 * @throws ApiException if there is such another, or there are too many
	 */
	synchronized void addInvitation(Invitation invitation, Predicate<Invitation> same) {
		if (!this.invitations.where(same).isEmpty()) {
			throw ApiException.badRequest("organization_invitation_not_unique",
					invitation.emailAddress() + " has a pending invitation to the organization already.");
		}
		requireRoom("organization_invitation", this.invitations.size());
		this.invitations.put(invitation);
	}

	synchronized Optional<Invitation> invitation(String id) {
		return this.invitations.get(id);
	}

	/**
	 * Returns some of the invitations, newest first.
	 */
	synchronized List<Invitation> invitations(Predicate<Invitation> which) {
		List<Invitation> newestFirst = new ArrayList<>(this.invitations.where(which));
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	/**
	 * Changes an invitation.
	 * @return the invitation as it is now, or empty if there is none of that id
	 */
	synchronized Optional<Invitation> changeInvitation(String id, UnaryOperator<Invitation> change) {
		return this.invitations.change(id, change);
	}

	/**
	 * Refuses a user that a visitor makes when there are too many.
	 */
	synchronized void requireRoomForAccount() {
		requireRoom("user", this.accounts.size());
	}

	/**
	 * Refuses an organization that a user makes when there are too many.
	 */
	synchronized void requireRoomForOrganization() {
		requireRoom("organization", this.organizations.size());
	}

	private void requireRoom(String what, int count) {
		if (count >= this.capacity) {
			throw ApiException.quotaExceeded(what, this.capacity);
		}
	}

}
