package com.clerk.spring.test.emulator.directory;

import java.util.Locale;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Ids;

/**
 * The short names of organizations, used in addresses.
 */
public final class Slug {

	private static final String FORM = "[a-z0-9]+([-_][a-z0-9]+)*";

	private Slug() {
	}

	/**
	 * Makes a slug of a name, most likely one that is free.
	 */
	public static String madeOf(String name) {
		String made = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
		return made.replaceAll("^-|-$", "") + "-" + Ids.number(1_000_000);
	}

	/**
	 * Returns a slug as it is.
	 * @throws ApiException if it is malformed
	 */
	public static String checked(String slug) {
		if (!slug.matches(FORM)) {
			throw ApiException.input("form_param_format_invalid", "slug",
					"Slug must be lower-case letters, digits, hyphens and underscores.");
		}
		return slug;
	}

}
