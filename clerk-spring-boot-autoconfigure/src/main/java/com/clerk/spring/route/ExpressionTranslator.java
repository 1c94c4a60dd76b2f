package com.clerk.spring.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Writes an expression, which has JavaScript's notation, in Java's
 * (shared/spec/route-matching.md 1.6). What one of the two reads differently and has no
 * translation is refused rather than guessed.
 */
final class ExpressionTranslator {

	private static final String BLANKS = "\\t\\n\\x0B\\f\\r \\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";

	// Java 17 takes letters of every script for word characters here, JavaScript does not
	private static final String WORD_BOUNDARY = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";

	private static final String NO_WORD_BOUNDARY = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

	private static final Pattern GROUP = Pattern.compile("\\(\\?(?::|=|!|<=|<!|(<[A-Za-z_$][A-Za-z0-9_$]*>))");

	private static final Pattern COUNT = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\{[0-9]+(?:,[0-9]*)?}$");

	private final String pattern;

	private final String expression;

	private final int offset;

	private final StringBuilder regex = new StringBuilder();

	private int position;

	private boolean repeats;

	/**
	 * Creates a translator.
	 * @param pattern the pattern that the expression is part of
	 * @param token the expression
	 */
	ExpressionTranslator(String pattern, Token token) {
		this.pattern = pattern;
		this.expression = token.text();
		this.offset = token.position() + 1;
	}

	/**
	 * Translates the expression.
	 * @return an expression of Java's without capturing groups, which compiles by itself
	 */
	String translate() {
		while (this.position < this.expression.length()) {
			next();
		}
		String translated = this.regex.toString();
		try {
			Pattern.compile(translated);
		}
		catch (PatternSyntaxException ex) {
			throw invalid(0, "the expression '" + this.expression + "' can't be compiled: " + ex.getDescription());
		}
		return translated;
	}

	private void next() {
		char character = this.expression.charAt(this.position);
		if (character == '+' && this.repeats) {
			// Java takes it for a possessive repetition, which JavaScript does not have
			throw invalid(this.position, "there is nothing to repeat");
		}
		switch (character) {
			case '\\' -> escape();
			case '[' -> characterClass();
			case '(' -> group();
			case '$' -> append("\\z", 1);
			default -> append(String.valueOf(character), 1);
		}
		this.repeats = character == '*' || character == '+' || character == '?'
				|| (character == '}' && COUNT.matcher(this.regex).find());
	}

	private void group() {
		Matcher matcher = GROUP.matcher(this.expression).region(this.position, this.expression.length());
		if (!matcher.lookingAt()) {
			throw invalid(this.position, "this kind of group is not supported");
		}
		// A capturing group of the author's would shift the numbers of the parameters
		boolean named = matcher.group(1) != null;
		append(named ? "(?:" : matcher.group(), matcher.group().length());
	}

	private void escape() {
		char escaped = escapedCharacter();
		switch (escaped) {
			case 'b' -> append(WORD_BOUNDARY, 2);
			case 'B' -> append(NO_WORD_BOUNDARY, 2);
			default -> commonEscape(escaped);
		}
	}

	private void commonEscape(char escaped) {
		switch (escaped) {
			case 's' -> append("[" + BLANKS + "]", 2);
			case 'S' -> append("[^" + BLANKS + "]", 2);
			case 'v' -> append("\\x0B", 2);
			case '0' -> append("\\x00", 2);
			case 'd', 'D', 'w', 'W', 'n', 'r', 't', 'f', 'c', 'x', 'u', 'p', 'P' -> append("\\" + escaped, 2);
			default -> {
				if (Character.isLetterOrDigit(escaped)) {
					throw invalid(this.position, "the escape '\\" + escaped + "' is not supported");
				}
				append("\\" + escaped, 2);
			}
		}
	}

	private char escapedCharacter() {
		if (this.position + 1 == this.expression.length()) {
			throw invalid(this.position, "a character must follow the backslash");
		}
		return this.expression.charAt(this.position + 1);
	}

	private void characterClass() {
		int start = this.position;
		if (this.expression.startsWith("[]", start)) {
			append("(?!)", 2);
			return;
		}
		if (this.expression.startsWith("[^]", start)) {
			append(".", 3);
			return;
		}
		append("[", 1);
		while (this.position < this.expression.length()) {
			char character = this.expression.charAt(this.position);
			switch (character) {
				case '\\' -> classEscape();
				case '[', '&' -> append("\\" + character, 1);
				default -> append(String.valueOf(character), 1);
			}
			if (character == ']') {
				return;
			}
		}
		throw invalid(start, "the character class is not closed");
	}

	private void classEscape() {
		char escaped = escapedCharacter();
		if (escaped == 'b') {
			append("\\x08", 2);
		}
		else {
			commonEscape(escaped);
		}
	}

	private void append(String translated, int consumed) {
		this.regex.append(translated);
		this.position += consumed;
	}

	private InvalidRoutePatternException invalid(int at, String problem) {
		return new InvalidRoutePatternException(this.pattern, this.offset + at, problem);
	}

}
