package com.clerk.spring.test.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shortens what must not be printed: enough stays to tell two values apart.
 */
final class Redaction {

	/** What is shown of a value of which nothing is. */
	static final String HIDDEN = "…";

	private static final int KEPT = 7;

	/** What is recorded of a text. */
	private static final int LIMIT = 8 * 1024;

	/** Why and where to, which tests ask about. */
	private static final Set<String> TOLD = Set.of("__clerk_hs_reason", "__clerk_api_version", "__clerk_synced",
			"code_challenge_method", "token_type_hint");

	private static final Pattern SECRET = Pattern
		.compile("(?i)password|token|secret|ticket|code|otp|nonce|jwt|assertion|credential"
				+ "|__session|__client|__refresh|__clerk");

	private static final Set<String> CREDENTIAL_HEADERS = Set.of("cookie", "authorization", "proxy-authorization",
			"clerk-secret-key", "referer");

	/**
	 * Credentials that can be told by how they begin, wherever they stand: in the address
	 * within a parameter, in a header of whatever name. Of machine tokens the ids begin
	 * like that, too.
	 */
	private static final Pattern CREDENTIAL = Pattern
		.compile("((?:sk_(?:test|live)|dvb|rt|hsn|sync|ticket|consent)_|eyJ)[A-Za-z0-9_.-]{20,}+");

	/** What a form is made of, which has at least one field. */
	private static final Pattern FORM = Pattern
		.compile("[\\x21-\\x7e&&[^\"<>\\\\{}=]]*+=[\\x21-\\x7e&&[^\"<>\\\\{}]]*+");

	private Redaction() {
	}

	static Map<String, List<String>> headers(Map<String, List<String>> headers) {
		Map<String, List<String>> redacted = new TreeMap<>();
		headers.forEach(
				(name, values) -> redacted.put(name, values.stream().map((value) -> header(name, value)).toList()));
		return redacted;
	}

	static boolean isCredentialHeader(String name) {
		return CREDENTIAL_HEADERS.contains(name.toLowerCase(Locale.ROOT));
	}

	static String header(String name, String value) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "cookie" -> pairs(limited(value), ";", (cookie) -> true);
			case "authorization", "proxy-authorization" -> {
				int blank = value.indexOf(' ') + 1;
				yield value.substring(0, blank) + shorten(value.substring(blank));
			}
			case "clerk-secret-key" -> shorten(value);
			case "referer" -> address(value);
			default -> isSecret(name) ? shorten(value) : shortened(limited(value));
		};
	}

	private static String address(String url) {
		int query = url.indexOf('?') + 1;
		return (query == 0) ? shortened(limited(url))
				: shortened(limited(url.substring(0, query))) + parameters(url.substring(query));
	}

	static String parameters(String encoded) {
		return shortened(pairs(limited(encoded), "&", Redaction::isSecretParameter));
	}

	static String body(String body) {
		String start = body.stripLeading();
		Optional<String> known = (start.startsWith("{") || start.startsWith("["))
				? JsonRedaction.of(body).map(Redaction::limited).map(Redaction::shortened)
				: Optional.of(body).filter((text) -> FORM.matcher(text).matches()).map(Redaction::parameters);
		return body.isEmpty() ? "" : known.orElseGet(() -> "(" + body.length() + " characters)");
	}

	private static String pairs(String text, String separator, Predicate<String> isSecret) {
		return Arrays.stream(text.split(separator, -1)).map((pair) -> {
			int value = pair.indexOf('=') + 1;
			String name = pair.substring(0, value);
			return (value > 0 && isSecret.test(name.substring(0, value - 1)))
					? name + shorten(name, pair.substring(value)) : pair;
		}).collect(Collectors.joining(separator));
	}

	static boolean isSecret(String name) {
		return !TOLD.contains(name) && SECRET.matcher(name).find();
	}

	/**
	 * Decides by the name that the emulator reads, however it is written.
	 */
	private static boolean isSecretParameter(String encodedName) {
		try {
			return isSecret(URLDecoder.decode(encodedName, StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			return true;
		}
	}

	private static String shortened(String text) {
		return CREDENTIAL.matcher(text).replaceAll("$1…");
	}

	private static String limited(String text) {
		return (text.length() > LIMIT) ? text.substring(0, LIMIT) + "…" : text;
	}

	static String shorten(String name, String secret) {
		return name.toLowerCase(Locale.ROOT).contains("password") ? HIDDEN : shorten(secret);
	}

	/**
	 * Keeps the first characters, and of a short text none.
	 */
	private static String shorten(String secret) {
		return (secret.length() > 2 * KEPT) ? secret.substring(0, KEPT) + "…" : HIDDEN;
	}

}
