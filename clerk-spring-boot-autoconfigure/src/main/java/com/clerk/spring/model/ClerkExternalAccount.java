package com.clerk.spring.model;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An account of a user with somebody else.
 *
 * @param id its id, such as {@code eac_…}
 * @param provider who has the account, such as {@code oauth_google}, or null
 * @param providerUserId the id of the user there, or null
 * @param emailAddress the address of the user there, or null
 * @param username the name of the user there, or null
 * @param approvedScopes the granted scopes, separated by blanks, or null
 * @param verification how it was verified, or null
 * @since 0.1.0
 */
public record ClerkExternalAccount(String id, @Nullable String provider, @Nullable String providerUserId,
		@Nullable String emailAddress, @Nullable String username, @Nullable String approvedScopes,
		@Nullable ClerkVerification verification) {

	/**
	 * Requires what it is known by.
	 */
	public ClerkExternalAccount {
		Objects.requireNonNull(id, "id");
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkExternalAccount[" + this.id + "]";
	}

}
