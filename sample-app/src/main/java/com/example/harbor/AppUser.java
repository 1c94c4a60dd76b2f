package com.example.harbor;

import org.jspecify.annotations.Nullable;

/**
 * What the application keeps of a user.
 *
 * @param id the user's id at Clerk
 * @param email the main email address, or null if there is none or it is not known yet
 * @param firstName the first name, or null
 * @param lastName the last name, or null
 * @param deleted whether Clerk has deleted the user
 */
record AppUser(String id, @Nullable String email, @Nullable String firstName, @Nullable String lastName,
		boolean deleted) {

}
