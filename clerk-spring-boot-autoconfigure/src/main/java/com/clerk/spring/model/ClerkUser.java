package com.clerk.spring.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param id its id, {@code user_…}
 * @param externalId its id in the application, or null
 * @param username its user name, or null
 * @param firstName its first name, or null
 * @param lastName its last name, or null
 * @param imageUrl its picture, or null
 * @param hasImage whether the picture was chosen
 * @param primaryEmailAddressId the id of the main email address, or null
 * @param primaryPhoneNumberId the id of the main phone number, or null
 * @param primaryWeb3WalletId the id of the main wallet, or null
 * @param emailAddresses all email addresses
 * @param phoneNumbers all phone numbers
 * @param externalAccounts all accounts with others
 * @param publicMetadata what everybody may read; empty rather than absent
 * @param privateMetadata what only the backend may read; empty rather than absent
 * @param unsafeMetadata what the user may write; empty rather than absent
 * @param passwordEnabled whether there is a password
 * @param twoFactorEnabled whether there is a second factor
 * @param totpEnabled whether there is an authenticator app
 * @param backupCodeEnabled whether there are backup codes
 * @param banned whether the user is banned
 * @param locked whether the user is locked out for now
 * @param lastSignInAt when it last signed in, or null
 * @param lastActiveAt when it was last seen, or null
 * @param legalAcceptedAt when it accepted the terms, or null
 * @param locale its language, such as {@code en-US}, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkUser(String id, @Nullable String externalId, @Nullable String username, @Nullable String firstName,
		@Nullable String lastName, @Nullable String imageUrl, boolean hasImage, @Nullable String primaryEmailAddressId,
		@Nullable String primaryPhoneNumberId, @Nullable String primaryWeb3WalletId,
		List<ClerkEmailAddress> emailAddresses, List<ClerkPhoneNumber> phoneNumbers,
		List<ClerkExternalAccount> externalAccounts, Map<String, Object> publicMetadata,
		Map<String, Object> privateMetadata, Map<String, Object> unsafeMetadata, boolean passwordEnabled,
		boolean twoFactorEnabled, boolean totpEnabled, boolean backupCodeEnabled, boolean banned, boolean locked,
		@Nullable Instant lastSignInAt, @Nullable Instant lastActiveAt, @Nullable Instant legalAcceptedAt,
		@Nullable String locale, @Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkUser {
		Objects.requireNonNull(id, "id");
		emailAddresses = Copies.of(emailAddresses);
		phoneNumbers = Copies.of(phoneNumbers);
		externalAccounts = Copies.of(externalAccounts);
		publicMetadata = Copies.of(publicMetadata);
		privateMetadata = Copies.of(privateMetadata);
		unsafeMetadata = Copies.of(unsafeMetadata);
	}

	/**
	 * Returns the main email address: the one that was chosen, not the first.
	 * @return the address, or null if there is none
	 */
	public @Nullable String primaryEmail() {
		return this.emailAddresses.stream()
			.filter((address) -> address.id().equals(this.primaryEmailAddressId))
			.map(ClerkEmailAddress::emailAddress)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkUser[" + this.id + "]";
	}

}
