package com.clerk.spring.test.emulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shortens what must not be printed: enough stays to tell two values apart.
 */
final class Redaction {

	private static final int KEPT = 7;

	/** What is recorded of a text. */
	private static final int LIMIT = 8 * 1024;

	/** Why and where to, which tests ask about. */
	private static final Set<String> TOLD = Set.of("__clerk_hs_reason", "__clerk_api_version", "__clerk_synced",
			"code_challenge_method", "token_type_hint");

	private static final Pattern SECRET = Pattern
		.compile("(?i)password|token|secret|ticket|code|nonce|jwt|__session|__client|__refresh|__clerk");

	private static final String JSON_TEXT = "((?:[^\"\\\\]++|\\\\.)*+)";

	/**
	 * A text and, if it is the name of a text, that one. Whatever begins like one is one,
	 * so that nothing is looked at twice: a caller chooses what comes here.
	 */
	private static final Pattern JSON_MEMBER = Pattern
		.compile("(?s)\"" + JSON_TEXT + "(?:\"(\\s*+:\\s*+\")" + JSON_TEXT + "(?:\"|\\\\?\\z)|\"|\\\\?\\z)");

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
			case "cookie" -> pairs(limited(value), ";", (cookie) -> true);
			case "authorization" -> {
				int blank = value.indexOf(' ') + 1;
				yield value.substring(0, blank) + shorten(value.substring(blank));
			}
			case "clerk-secret-key" -> shorten(value);
			case "referer" -> address(value);
			default -> limited(value);
		};
	}

	private static String address(String url) {
		int query = url.indexOf('?') + 1;
		return (query == 0) ? limited(url) : limited(url.substring(0, query)) + parameters(url.substring(query));
	}

	static String parameters(String encoded) {
		return pairs(limited(encoded), "&", Redaction::isSecret);
	}

	static String body(String body) {
		String start = body.stripLeading();
		return (start.startsWith("{") || start.startsWith("[")) ? json(limited(body)) : parameters(body);
	}

	private static String pairs(String text, String separator, Predicate<String> isSecret) {
		return Arrays.stream(text.split(separator, -1)).map((pair) -> {
			int value = pair.indexOf('=') + 1;
			String name = pair.substring(0, value);
			return (value > 0 && isSecret.test(name.substring(0, value - 1)))
					? name + shorten(name, pair.substring(value)) : pair;
		}).collect(Collectors.joining(separator));
	}

	private static String json(String text) {
		return JSON_MEMBER.matcher(text).replaceAll((member) -> {
			String name = member.group(1);
			return Matcher.quoteReplacement((member.group(2) != null && isSecret(name))
					? "\"" + name + "\"" + member.group(2) + shorten(name, member.group(3)) + "\"" : member.group());
		});
	}

	private static boolean isSecret(String name) {
		return !TOLD.contains(name) && SECRET.matcher(name).find();
	}

	private static String limited(String text) {
		return (text.length() > LIMIT) ? text.substring(0, LIMIT) + "…" : text;
	}

	private static String shorten(String name, String secret) {
		return name.toLowerCase(Locale.ROOT).contains("password") ? "…" : shorten(secret);
	}

	/**
	 * Keeps the first characters, and of a short text none.
	 */
	private static String shorten(String secret) {
		return (secret.length() > 2 * KEPT) ? secret.substring(0, KEPT) + "…" : "…";
	}

}
