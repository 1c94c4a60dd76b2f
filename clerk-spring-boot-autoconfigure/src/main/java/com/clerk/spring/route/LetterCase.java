package com.clerk.spring.route;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which characters are the same but for their case ({@code shared/spec/route-matching.md}
 * section 1.5): those with the same single-character upper case, but never one outside
 * ASCII and one inside.
 */
final class LetterCase {

	private static final int ASCII = 0x80;

	private LetterCase() {
	}

	/**
	 * Returns a regular expression for a character and its equals.
	 */
	static String classOf(int character) {
		if (!Character.isLetter(character) || character > Character.MAX_VALUE) {
			return Pattern.quote(Character.toString(character));
		}
		int canonical = canonical(character);
		IntStream candidates = (character < ASCII) ? IntStream.range(0, ASCII)
				: IntStream.rangeClosed(ASCII, Character.MAX_VALUE);
		return candidates.filter((candidate) -> canonical(candidate) == canonical)
			.mapToObj((candidate) -> String.format("\\u%04x", candidate))
			.collect(Collectors.joining("", "[", "]"));
	}

	private static int canonical(int character) {
		int upper = Character.toUpperCase(character);
		return (character >= ASCII && upper < ASCII) ? character : upper;
	}

}
