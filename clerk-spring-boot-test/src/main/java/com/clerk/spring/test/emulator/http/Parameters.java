package com.clerk.spring.test.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query or of a form; of a repeated one the first counts, unless all
 * are asked for.
 *
 * @param values name to values, decoded
 */
public record Parameters(Map<String, List<String>> values) {

	public static final Parameters NONE = new Parameters(Map.of());

	/**
	 * Parses {@code application/x-www-form-urlencoded} text.
	 * @throws ApiException with status 400 for a damaged percent-encoding
	 */
	static Parameters parse(@Nullable String encoded) {
		if (encoded == null || encoded.isEmpty()) {
			return NONE;
		}
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (String pair : encoded.split("&", -1)) {
			int equals = pair.indexOf('=');
			String name = (equals < 0) ? pair : pair.substring(0, equals);
			values.computeIfAbsent(decoded(name), (key) -> new ArrayList<>())
				.add((equals < 0) ? "" : decoded(pair.substring(equals + 1)));
		}
		return new Parameters(values);
	}

	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw ApiException.badRequest("request_invalid", "A parameter is not percent-encoded correctly.");
		}
	}

	/**
	 * Refuses parameters that would make no difference.
	 */
	public void requireKnown(Set<String> known) {
		requireKnown(this.values.keySet(), known);
	}

	static void requireKnown(Set<String> names, Set<String> known) {
		names.stream().filter((name) -> !known.contains(name)).findFirst().ifPresent((name) -> {
			throw ApiException.parameter("form_param_unknown", name, "is not a valid parameter for this request.");
		});
	}

	public List<String> all(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	public @Nullable String get(String name) {
		List<String> values = all(name);
		return values.isEmpty() ? null : values.get(0);
	}

	/**
	 * Returns a parameter that must be there.
	 * @throws ApiException if it is not
	 */
	public String required(String name) {
		String value = get(name);
		if (value == null || value.isBlank()) {
			throw ApiException.parameter("form_param_missing", name, "must be included.");
		}
		return value;
	}

	public String getOrEmpty(String name) {
		String value = get(name);
		return (value != null) ? value : "";
	}

}
