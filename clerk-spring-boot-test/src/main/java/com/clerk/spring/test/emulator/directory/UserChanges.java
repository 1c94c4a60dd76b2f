package com.clerk.spring.test.emulator.directory;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.JsonBody;

/**
 * What a request makes of a user.
 *
 * @param body its body
 */
public record UserChanges(JsonBody body) {

	/** What makes no difference here may be said all the same. */
	public static final Set<String> CHANGEABLE = Set.of("first_name", "last_name", "username", "external_id",
			"password", "public_metadata", "private_metadata", "unsafe_metadata", "skip_password_checks",
			"skip_password_requirement", "skip_legal_checks", "notify_primary_email_address_changed");

	/**
	 * Returns the address of a user to be made.
	 */
	public String emailAddress() {
		List<String> addresses = this.body.texts("email_address");
		if (addresses.isEmpty()) {
			throw ApiException.parameter("form_data_missing", "email_address", "must be included.");
		}
		if (addresses.size() > 1) {
			throw ApiException.parameter("form_param_value_invalid", "email_address",
					"must be one address: the local Clerk keeps no second one.");
		}
		Credentials.requireAddress(addresses.get(0));
		return addresses.get(0);
	}

	public UserAccount applyTo(UserAccount account) {
		User user = account.user();
		UserAccount changed = account
			.withUser(user.withName(name("first_name", user.firstName()), name("last_name", user.lastName())))
			.withDetails((details) -> details.withUsername(text("username", details.username()))
				.withExternalId(text("external_id", details.externalId()))
				.withMetadata(details.metadata().replaced(this.body)));
		return this.body.has("password") ? changed.withPassword(password()) : changed;
	}

	private String name(String name, String old) {
		String changed = text(name, old);
		return (changed != null) ? changed : "";
	}

	private @Nullable String text(String name, @Nullable String old) {
		return this.body.has(name) ? this.body.text(name) : old;
	}

	private @Nullable String password() {
		String password = this.body.text("password");
		if (password != null && !Credentials.isPassword(password) && !this.body.isTrue("skip_password_checks")) {
			Credentials.requirePassword(password);
		}
		return password;
	}

}
