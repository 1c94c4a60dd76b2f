package com.clerk.spring.test.emulator.directory;

import java.util.Locale;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * A user as everybody may know it.
 *
 * @param id an id such as {@code user_…}
 * @param emailAddress the address to sign in with, in lower case
 * @param firstName the first name, possibly empty
 * @param lastName the last name, possibly empty
 */
public record User(String id, String emailAddress, String firstName, String lastName) {

	/**
	 * Returns a new user without a name.
	 */
	public static User of(String emailAddress) {
		return new User(Ids.next("user_"), normalized(emailAddress), "", "");
	}

	/**
	 * Returns an address as it is kept: case makes no difference.
	 */
	public static String normalized(String emailAddress) {
		return emailAddress.strip().toLowerCase(Locale.ROOT);
	}

	public User withName(String firstName, String lastName) {
		return new User(this.id, this.emailAddress, firstName, lastName);
	}

	/**
	 * Returns the full name, or the address where there is none.
	 */
	public String displayName() {
		String fullName = (this.firstName + " " + this.lastName).strip();
		return fullName.isEmpty() ? this.emailAddress : fullName;
	}

}
