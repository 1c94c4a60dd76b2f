package com.clerk.spring.test.emulator.directory;

import java.util.regex.Pattern;

import com.clerk.spring.test.emulator.http.ApiException;

/**
 * What the address and the password of a user must be like.
 */
public final class Credentials {

	private static final Pattern EMAIL_ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

	private static final int MIN_PASSWORD = 8;

	private Credentials() {
	}

	public static boolean isAddress(String address) {
		return EMAIL_ADDRESS.matcher(address).matches();
	}

	public static boolean isPassword(String password) {
		return password.length() >= MIN_PASSWORD;
	}

	/**
	 * Refuses what is no address.
	 * @throws ApiException if it is malformed
	 */
	public static void requireAddress(String address) {
		if (!isAddress(address)) {
			throw ApiException.input("form_param_format_invalid", "email_address",
					"Email address must be a valid email address.");
		}
	}

	/**
	 * Refuses what is no password.
	 * @throws ApiException if it is too short
	 */
	public static void requirePassword(String password) {
		if (!isPassword(password)) {
			throw ApiException.input("form_password_length_too_short", "password",
					"Passwords must be 8 characters or more.");
		}
	}

}
