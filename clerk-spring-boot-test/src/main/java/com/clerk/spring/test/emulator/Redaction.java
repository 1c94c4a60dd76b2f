package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens what must not be printed: enough stays to tell two values apart.
 */
final class Redaction {

	private static final int KEPT = 7;

	/** Why and where to, which tests ask about. */
	private static final String TOLD = "(?!__clerk_(?:hs_reason|api_version|synced)\\b)";

	private static final String NAMES = TOLD
			+ "[^=&;\"\\s]*(?:password|token|secret|ticket|code|nonce|jwt|__session|__client|__refresh|__clerk)[^=&;\"\\s]*";

	private static final Pattern PARAMETER = Pattern.compile("(?i)((?:^|&)" + NAMES + "=)([^&]*)");

	private static final Pattern JSON_MEMBER = Pattern
		.compile("(?i)(\"" + NAMES + "\"\\s*:\\s*\")((?:[^\"\\\\]++|\\\\.)*+)");

	private static final Pattern COOKIE = Pattern.compile("([^=;]+=)([^;]*)");

	private Redaction() {
	}

	static Map<String, List<String>> headers(Map<String, List<String>> headers) {
		Map<String, List<String>> redacted = new TreeMap<>();
		headers.forEach((name, values) -> redacted.put(name,
				values.stream().map((value) -> header(name.toLowerCase(Locale.ROOT), value)).toList()));
		return redacted;
	}

	private static String header(String name, String value) {
		return switch (name) {
			case "cookie" -> shorten(COOKIE, value);
			case "authorization" -> {
				int blank = value.indexOf(' ') + 1;
				yield value.substring(0, blank) + shorten(value.substring(blank));
			}
			case "clerk-secret-key" -> shorten(value);
			case "referer" -> address(value);
			default -> value;
		};
	}

	private static String address(String url) {
		int query = url.indexOf('?') + 1;
		return (query == 0) ? url : url.substring(0, query) + parameters(url.substring(query));
	}

	static String parameters(String encoded) {
		return shorten(PARAMETER, encoded);
	}

	static String body(String body) {
		return body.stripLeading().startsWith("{") ? shorten(JSON_MEMBER, body) : shorten(PARAMETER, body);
	}

	private static String shorten(Pattern pattern, String text) {
		return pattern.matcher(text).replaceAll(Redaction::shortened);
	}

	private static String shortened(MatchResult match) {
		String name = match.group(1);
		boolean password = name.toLowerCase(Locale.ROOT).contains("password");
		String value = password ? "…" : shorten(match.group(2));
		return Matcher.quoteReplacement(name + value);
	}

	/**
	 * Keeps the first characters, and of a short text none.
	 */
	private static String shorten(String secret) {
		return (secret.length() > 2 * KEPT) ? secret.substring(0, KEPT) + "…" : "…";
	}

}
