package com.clerk.spring.test.emulator.frontend;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Credentials;
import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Json;
import com.clerk.spring.test.emulator.http.Parameters;

/**
 * What a visitor tells to sign up.
 *
 * @param emailAddress the address, or null
 * @param password the password, or null
 * @param firstName the first name, or null
 * @param lastName the last name, or null
 * @param unsafeMetadata what the user may write
 */
record SignUpDetails(@Nullable String emailAddress, @Nullable String password, @Nullable String firstName,
		@Nullable String lastName, Map<String, Object> unsafeMetadata) {

	static final SignUpDetails NONE = new SignUpDetails(null, null, null, null, Map.of());

	/**
	 * Takes over what a call tells.
	 * @throws ApiException if it is not what it must be
	 */
	SignUpDetails with(Parameters parameters) {
		String metadata = parameters.getOrEmpty("unsafe_metadata");
		return new SignUpDetails(emailAddress(text(parameters, "email_address", this.emailAddress)),
				password(text(parameters, "password", this.password)), text(parameters, "first_name", this.firstName),
				text(parameters, "last_name", this.lastName),
				metadata.isEmpty() ? this.unsafeMetadata : Json.readBody(metadata));
	}

	SignUpDetails withEmailAddress(String emailAddress) {
		return new SignUpDetails(emailAddress, this.password, this.firstName, this.lastName, this.unsafeMetadata);
	}

	private static @Nullable String text(Parameters parameters, String name, @Nullable String old) {
		String value = parameters.getOrEmpty(name);
		return value.isEmpty() ? old : value;
	}

	private static @Nullable String emailAddress(@Nullable String address) {
		if (address == null) {
			return null;
		}
		Credentials.requireAddress(address);
		return User.normalized(address);
	}

	private static @Nullable String password(@Nullable String password) {
		if (password != null) {
			Credentials.requirePassword(password);
		}
		return password;
	}

	/**
	 * Shows the address only.
	 */
	@Override
	public String toString() {
		return "SignUpDetails[" + this.emailAddress + "]";
	}

}
