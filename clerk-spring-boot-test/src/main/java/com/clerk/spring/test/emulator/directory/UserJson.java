package com.clerk.spring.test.emulator.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Users as the Backend API and webhooks show them.
 */
public final class UserJson {

	/** One of the numbers that nobody has; it ends in the two digits that are shown. */
	private static final String SECOND_FACTOR_NUMBER = "+12015550100";

	private UserJson() {
	}

	public static Map<String, @Nullable Object> of(UserAccount account) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		putProfile(json, account);
		putAddresses(json, account);
		putSecurity(json, account);
		Instant lastSignInAt = account.details().lastSignInAt();
		long createdAt = account.createdAt().toEpochMilli();
		json.put("last_sign_in_at", (lastSignInAt != null) ? lastSignInAt.toEpochMilli() : null);
		json.put("last_active_at", (lastSignInAt != null) ? lastSignInAt.toEpochMilli() : createdAt);
		json.put("legal_accepted_at", null);
		json.put("created_at", createdAt);
		json.put("updated_at", account.details().updatedAt().toEpochMilli());
		return json;
	}

	public static Map<String, @Nullable Object> deleted(UserAccount account) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "user");
		json.put("id", account.id());
		json.put("external_id", account.details().externalId());
		json.put("deleted", true);
		return json;
	}

	/**
	 * Returns what others may know of a user.
	 */
	public static Map<String, @Nullable Object> publicData(UserAccount account) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("user_id", account.id());
		json.put("identifier", account.user().emailAddress());
		json.put("username", account.details().username());
		json.put("first_name", orNull(account.user().firstName()));
		json.put("last_name", orNull(account.user().lastName()));
		json.put("image_url", "");
		json.put("profile_image_url", "");
		json.put("has_image", false);
		json.put("banned", account.details().banned());
		return json;
	}

	/**
	 * Returns what Clerk shows of a name that may be empty.
	 */
	private static @Nullable String orNull(String name) {
		return name.isEmpty() ? null : name;
	}

	private static void putProfile(Map<String, @Nullable Object> json, UserAccount account) {
		User user = account.user();
		json.put("object", "user");
		json.put("id", user.id());
		json.put("external_id", account.details().externalId());
		json.put("username", account.details().username());
		json.put("first_name", orNull(user.firstName()));
		json.put("last_name", orNull(user.lastName()));
		json.put("locale", null);
		json.put("has_image", false);
		json.put("image_url", "");
		json.put("profile_image_url", "");
		json.put("public_metadata", account.details().metadata().publicData());
		json.put("private_metadata", account.details().metadata().privateData());
		json.put("unsafe_metadata", account.details().metadata().unsafeData());
	}

	private static void putAddresses(Map<String, @Nullable Object> json, UserAccount account) {
		String addressId = emailAddressId(account);
		json.put("primary_email_address_id", addressId);
		json.put("primary_phone_number_id", account.hasSecondFactor() ? phoneNumberId(account) : null);
		json.put("primary_web3_wallet_id", null);
		json.put("email_addresses", List.of(emailAddress(addressId, account)));
		json.put("phone_numbers", account.hasSecondFactor() ? List.of(phoneNumber(account)) : List.of());
		json.put("web3_wallets", List.of());
		json.put("passkeys", List.of());
		json.put("external_accounts", List.of());
		json.put("saml_accounts", List.of());
		json.put("enterprise_accounts", List.of());
	}

	public static String emailAddressId(UserAccount account) {
		return account.id().replaceFirst("^user_", "idn_");
	}

	public static String phoneNumberId(UserAccount account) {
		return account.id().replaceFirst("^user_", "idn_phone");
	}

	private static Map<String, @Nullable Object> emailAddress(String id, UserAccount account) {
		Map<String, @Nullable Object> json = identification(id, "email_address", account);
		json.put("email_address", account.user().emailAddress());
		json.put("matches_sso_connection", false);
		return json;
	}

	private static Map<String, @Nullable Object> phoneNumber(UserAccount account) {
		Map<String, @Nullable Object> json = identification(phoneNumberId(account), "phone_number", account);
		json.put("phone_number", SECOND_FACTOR_NUMBER);
		json.put("reserved_for_second_factor", true);
		json.put("default_second_factor", false);
		return json;
	}

	private static Map<String, @Nullable Object> identification(String id, String kind, UserAccount account) {
		long createdAt = account.createdAt().toEpochMilli();
		Map<String, @Nullable Object> verification = new LinkedHashMap<>();
		verification.put("object", "verification_admin");
		verification.put("status", "verified");
		verification.put("strategy", "admin");
		verification.put("attempts", null);
		verification.put("expire_at", null);
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("id", id);
		json.put("object", kind);
		json.put("reserved", false);
		json.put("verification", verification);
		json.put("linked_to", List.of());
		json.put("created_at", createdAt);
		json.put("updated_at", createdAt);
		return json;
	}

	private static void putSecurity(Map<String, @Nullable Object> json, UserAccount account) {
		json.put("password_enabled", account.password() != null);
		json.put("two_factor_enabled", account.hasSecondFactor());
		json.put("totp_enabled", account.hasSecondFactor());
		json.put("backup_code_enabled", account.hasSecondFactor());
		json.put("mfa_enabled_at", account.hasSecondFactor() ? account.createdAt().toEpochMilli() : null);
		json.put("mfa_disabled_at", null);
		json.put("banned", account.details().banned());
		json.put("locked", account.details().locked());
		json.put("lockout_expires_in_seconds", null);
		json.put("verification_attempts_remaining", 100);
		json.put("delete_self_enabled", true);
		json.put("create_organization_enabled", true);
		json.put("create_organizations_limit", null);
	}

}
