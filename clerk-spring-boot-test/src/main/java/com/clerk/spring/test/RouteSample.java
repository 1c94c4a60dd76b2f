package com.clerk.spring.test;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that patterns are for.
 */
final class RouteSample {

	/** Variables may be limited to digits, letters or ids. */
	static final List<String> VALUES = List.of("1", "a", "abc-1", "3e3e8b0a-6f3a-4c52-9d5c-0c2f6a7d9b11");

	static final String FIRST = VALUES.get(0);

	private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}|\\*{1,2}|\\?");

	private RouteSample() {
	}

	static String path(String pattern, String value) {
		String path = VARIABLE.matcher(pattern).replaceAll(Matcher.quoteReplacement(value));
		return path.startsWith("/") ? path : "/" + path;
	}

}
