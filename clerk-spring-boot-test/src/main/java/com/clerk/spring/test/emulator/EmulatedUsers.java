package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.UserChanges;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.JsonBody;

/**
 * What may happen to the users of the emulator. They are made by
 * {@link ClerkEmulator#user(String)}.
 *
 * <pre>
 * clerk.users().update(ada, Map.of("first_name", "Augusta", "public_metadata", Map.of("theme", "dark")));
 * clerk.users().ban(ada);
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedUsers {

	private final Users users;

	EmulatedUsers(Users users) {
		this.users = users;
	}

	/**
	 * Returns all users, those that the application and the hosted pages made too.
	 * @return the users, oldest first
	 */
	public List<EmulatedUser> all() {
		return this.users.all().stream().map(EmulatedUser::of).toList();
	}

	/**
	 * Returns the user with an address.
	 * @param emailAddress the address; case makes no difference
	 * @return the user, or empty if there is none
	 */
	public Optional<EmulatedUser> find(String emailAddress) {
		String address = User.normalized(emailAddress);
		return all().stream().filter((user) -> user.emailAddress().equals(address)).findFirst();
	}

	/**
	 * Changes a user as the Backend API does.
	 * @param user a user of this emulator
	 * @param changes what to change, by the names of the Backend API: {@code first_name},
	 * {@code last_name}, {@code username}, {@code external_id}, {@code password},
	 * {@code public_metadata}, {@code private_metadata}, {@code unsafe_metadata}
	 * @return the user as it is now
	 * @throws IllegalArgumentException if a name or a value is none of these, something
	 * is taken, or the emulator does not know the user
	 */
	public EmulatedUser update(EmulatedUser user, Map<String, ?> changes) {
		return known(user, JsonBody.ofTest(changes, UserChanges.CHANGEABLE,
				(body) -> this.users.change(user.id(), new UserChanges(body)::applyTo)));
	}

	/**
	 * Bans a user: all sessions end, and there is no way in.
	 * @param user a user of this emulator
	 * @throws IllegalArgumentException if the emulator does not know the user
	 */
	public void ban(EmulatedUser user) {
		known(user, this.users.ban(user.id(), true));
	}

	/**
	 * Lets a user in again that was banned.
	 * @param user a user of this emulator
	 * @throws IllegalArgumentException if the emulator does not know the user
	 */
	public void unban(EmulatedUser user) {
		known(user, this.users.ban(user.id(), false));
	}

	/**
	 * Locks a user out: there is no way in. Sessions go on.
	 * @param user a user of this emulator
	 * @throws IllegalArgumentException if the emulator does not know the user
	 */
	public void lock(EmulatedUser user) {
		known(user, this.users.lock(user.id(), true));
	}

	/**
	 * Lets a user in again that was locked out.
	 * @param user a user of this emulator
	 * @throws IllegalArgumentException if the emulator does not know the user
	 */
	public void unlock(EmulatedUser user) {
		known(user, this.users.lock(user.id(), false));
	}

	/**
	 * Deletes a user with memberships and sessions.
	 * @param user a user of this emulator
	 * @throws IllegalArgumentException if the emulator does not know the user
	 */
	public void delete(EmulatedUser user) {
		known(user, this.users.delete(user.id()));
	}

	private static EmulatedUser known(EmulatedUser user, Optional<UserAccount> account) {
		return account.map(EmulatedUser::of)
			.orElseThrow(() -> new IllegalArgumentException("The emulator has no user " + user.id()));
	}

	/**
	 * Shows none of them.
	 */
	@Override
	public String toString() {
		return "EmulatedUsers";
	}

}
