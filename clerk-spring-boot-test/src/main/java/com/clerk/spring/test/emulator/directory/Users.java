package com.clerk.spring.test.emulator.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import com.clerk.spring.test.emulator.http.ApiException;

/**
 * What can be done with users, whoever asks: a page, the Backend API, a test.
 */
public final class Users {

	private final Directory directory;

	private final Organizations organizations;

	private final UserSessions sessions;

	private final ChangeEvents events;

	private final Clock clock;

	public Users(Directory directory, Organizations organizations, UserSessions sessions, ChangeEvents events,
			Clock clock) {
		this.directory = directory;
		this.organizations = organizations;
		this.sessions = sessions;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Returns the same users, of whose changes nobody is told.
	 */
	public Users tellingNobody() {
		return new Users(this.directory, this.organizations.tellingNobody(), this.sessions, ChangeEvents.NONE,
				this.clock);
	}

	public Organizations organizations() {
		return this.organizations;
	}

	public Instant now() {
		return this.clock.instant();
	}

	/**
	 * Adds an account.
	 * @throws TakenException if its id, its address or its user name is taken
	 */
	public void add(UserAccount account) {
		this.directory.addAccount(account);
		tellOfNew(account);
	}

	/**
	 * Adds an account unless its address is taken.
	 * @return whether it was added
	 */
	public boolean addIfAbsent(UserAccount account) {
		boolean added = this.directory.addAccountIfAbsent(account);
		if (added) {
			tellOfNew(account);
		}
		return added;
	}

	/**
	 * Returns the account of an address, or adds one.
	 * @param absent what to add
	 */
	public UserAccount findOrAdd(UserAccount absent) {
		AtomicBoolean added = new AtomicBoolean();
		UserAccount account = this.directory.accountOrAdd(absent, () -> added.set(true));
		if (added.get()) {
			tellOfNew(account);
		}
		return account;
	}

	/**
	 * Adds the account of a visitor unless its address is taken.
	 * @return whether it was added
	 * @throws ApiException if there are too many users
	 */
	public boolean signUp(UserAccount account) {
		this.directory.requireRoomForAccount();
		return addIfAbsent(account);
	}

	private void tellOfNew(UserAccount account) {
		this.events.userCreated(account);
		this.organizations.joined(account);
	}

	public Optional<UserAccount> find(String id) {
		return this.directory.account(id);
	}

	public List<UserAccount> all() {
		return this.directory.accounts();
	}

	/**
	 * Changes an account.
	 * @return the account as it is now, or empty if there is none of that id
	 * @throws TakenException if its user name is taken
	 */
	public Optional<UserAccount> change(String id, UnaryOperator<UserAccount> change) {
		Optional<UserAccount> changed = this.directory.changeAccount(id,
				(account) -> change.apply(account).withDetails((details) -> details.withUpdatedAt(now())));
		changed.ifPresent(this.events::userUpdated);
		return changed;
	}

	/**
	 * Bans a user, which ends all sessions, or lets the user in again.
	 */
	public Optional<UserAccount> ban(String id, boolean banned) {
		Optional<UserAccount> changed = change(id,
				(account) -> account.withDetails((details) -> details.withBanned(banned)));
		if (banned) {
			this.sessions.revokeAll(id);
		}
		return changed;
	}

	public Optional<UserAccount> lock(String id, boolean locked) {
		return change(id, (account) -> account.withDetails((details) -> details.withLocked(locked)));
	}

	/**
	 * Deletes an account with its memberships and sessions.
	 */
	public Optional<UserAccount> delete(String id) {
		List<MembershipView> memberships = find(id).map(this.organizations::memberships).orElse(List.of());
		Optional<UserAccount> deleted = this.directory.removeAccount(id);
		deleted.ifPresent((account) -> {
			this.sessions.removeAll(id);
			this.organizations.left(memberships);
			this.events.userDeleted(account);
		});
		return deleted;
	}

}
