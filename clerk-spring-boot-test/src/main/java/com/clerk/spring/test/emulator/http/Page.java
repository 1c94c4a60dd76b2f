package com.clerk.spring.test.emulator.http;

import java.util.List;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many at most
 * @param offset how many to leave out first
 */
public record Page(int limit, int offset) {

	private static final int DEFAULT_LIMIT = 10;

	private static final int MAX_LIMIT = 500;

	/**
	 * Reads the parameters {@code limit} and {@code offset}.
	 * @throws ApiException if one is no number, or out of range
	 */
	public static Page of(Parameters query) {
		return new Page(number(query, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
				number(query, "offset", 0, 0, Integer.MAX_VALUE));
	}

	private static int number(Parameters query, String name, int absent, int min, int max) {
		String text = query.get(name);
		if (text == null) {
			return absent;
		}
		// The generated clients send whole numbers as 10.0.
		if (text.matches("\\d{1,9}(\\.0)?")) {
			int number = Integer.parseInt(text.replace(".0", ""));
			if (number >= min && number <= max) {
				return number;
			}
		}
		throw ApiException.parameter("form_param_value_invalid", name,
				"must be a number from " + min + " to " + max + ".");
	}

	public <T> List<T> of(List<T> all) {
		return all.stream().skip(this.offset).limit(this.limit).toList();
	}

}
