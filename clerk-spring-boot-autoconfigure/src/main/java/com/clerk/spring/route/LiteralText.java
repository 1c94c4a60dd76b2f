package com.clerk.spring.route;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes literal text as a regular expression.
 * <p>
 * Letter case is ignored as JavaScript does (shared/spec/route-matching.md 1.5): two
 * characters are equal if their single-character upper cases are, and none outside ASCII
 * equals one inside. Java's own rule would let the Kelvin sign pass for a {@code k}.
 */
final class LiteralText {

	private static final int ASCII_END = 0x80;

	private LiteralText() {
	}

	/**
	 * Writes a text.
	 * @param text the text
	 * @param caseSensitive whether case counts; if not, the expression must be compiled
	 * with {@link java.util.regex.Pattern#CASE_INSENSITIVE}, which covers ASCII letters
	 */
	static String regex(String text, boolean caseSensitive) {
		StringBuilder regex = new StringBuilder(text.length() + 8);
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character < ASCII_END) {
				regex.append(Character.isLetterOrDigit(character) ? "" : "\\").append(character);
			}
			else {
				String equals = caseSensitive ? null : Equals.OF.get(character);
				regex.append((equals != null) ? "[" + equals + "]" : character);
			}
		}
		return regex.toString();
	}

	/**
	 * Made when the first pattern with a character outside ASCII is read.
	 */
	private static final class Equals {

		static final Map<Character, String> OF = table();

		private static Map<Character, String> table() {
			Map<Character, StringBuilder> groups = new HashMap<>();
			for (char character = ASCII_END; character < Character.MAX_VALUE; character++) {
				groups.computeIfAbsent(upperCase(character), (key) -> new StringBuilder()).append(character);
			}
			return groups.values()
				.stream()
				.filter((group) -> group.length() > 1)
				.map(StringBuilder::toString)
				.flatMap((group) -> group.chars().mapToObj((character) -> Map.entry((char) character, group)))
				.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
		}

		private static char upperCase(char character) {
			String upperCase = String.valueOf(character).toUpperCase(Locale.ROOT);
			boolean comparable = upperCase.length() == 1 && upperCase.charAt(0) >= ASCII_END;
			return comparable ? upperCase.charAt(0) : character;
		}

	}

}
