package com.clerk.spring.test.emulator;

import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.UserAccount;

/**
 * A user of the emulator.
 *
 * @param id an id such as {@code user_…}
 * @param emailAddress the address to sign in with, in lower case
 * @param firstName the first name, possibly empty
 * @param lastName the last name, possibly empty
 * @since 0.1.0
 */
public record EmulatedUser(String id, String emailAddress, String firstName, String lastName) {

	static EmulatedUser of(UserAccount account) {
		User user = account.user();
		return new EmulatedUser(user.id(), user.emailAddress(), user.firstName(), user.lastName());
	}

	/**
	 * Returns the name to show to people: the full name, or the address where there is
	 * none.
	 * @return the name, never empty
	 */
	public String displayName() {
		return new User(this.id, this.emailAddress, this.firstName, this.lastName).displayName();
	}

}
