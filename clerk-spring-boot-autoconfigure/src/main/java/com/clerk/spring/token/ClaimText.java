package com.clerk.spring.token;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A member of a token as messages quote it: compact JSON, short, and harmless in logs and
 * headers.
 */
final class ClaimText {

	private static final int MAX_LENGTH = 256;

	private ClaimText() {
	}

	static String of(Map<String, Object> members, String name) {
		return members.containsKey(name) ? of(members.get(name)) : "undefined";
	}

	static String of(@Nullable Object value) {
		String json = json(value);
		return (json.length() <= MAX_LENGTH) ? json : json.substring(0, MAX_LENGTH) + "…";
	}

	private static String json(@Nullable Object value) {
		if (value instanceof String text) {
			return quoted(text);
		}
		if (value instanceof List<?> list) {
			return list.stream().map(ClaimText::json).collect(Collectors.joining(",", "[", "]"));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> quoted(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
				.collect(Collectors.joining(",", "{", "}"));
		}
		return (value instanceof Double number) ? number(number) : String.valueOf(value);
	}

	private static String number(double value) {
		boolean whole = Math.abs(value) < 1e21 && value == Math.rint(value);
		return whole ? new BigDecimal(value).toPlainString() : String.valueOf(value);
	}

	private static String quoted(String text) {
		StringBuilder json = new StringBuilder(text.length() + 2).append('"');
		text.chars().limit(MAX_LENGTH).forEach((character) -> append(json, (char) character));
		return json.append('"').toString();
	}

	private static void append(StringBuilder json, char character) {
		switch (character) {
			case '"', '\\' -> json.append('\\').append(character);
			case '\n' -> json.append("\\n");
			case '\r' -> json.append("\\r");
			case '\t' -> json.append("\\t");
			default -> {
				if (isUnprintable(character)) {
					json.append(String.format("\\u%04x", (int) character));
				}
				else {
					json.append(character);
				}
			}
		}
	}

	// Line breaks of any kind forge log lines, characters that turn the direction of
	// text hide what they say.
	private static boolean isUnprintable(char character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			default -> false;
		};
	}

}
