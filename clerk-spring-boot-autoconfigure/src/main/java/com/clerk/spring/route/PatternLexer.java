package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.clerk.spring.route.PatternToken.Kind;

/**
 * Reads a route pattern into tokens, left to right.
 */
final class PatternLexer {

	/** What users of Spring's patterns write for a parameter. */
	private static final Pattern SPRING_PARAMETER = Pattern.compile("\\{(\\w+)\\}(?![?*+])");

	private final String pattern;

	private final List<PatternToken> tokens = new ArrayList<>();

	private int position;

	private PatternLexer(String pattern) {
		this.pattern = pattern;
	}

	static List<PatternToken> read(String pattern) {
		return new PatternLexer(pattern).read();
	}

	private List<PatternToken> read() {
		while (this.position < this.pattern.length()) {
			char next = this.pattern.charAt(this.position);
			switch (next) {
				case '*', '+', '?' -> single(Kind.MODIFIER);
				case '{' -> open();
				case '}' -> single(Kind.CLOSE);
				case '\\' -> escaped();
				case ':' -> parameter();
				case '(' -> expression();
				default -> single(Kind.CHARACTER);
			}
		}
		this.tokens.add(new PatternToken(Kind.END, this.position, ""));
		return this.tokens;
	}

	private void single(Kind kind) {
		add(kind, this.position, this.position + 1);
	}

	private void add(Kind kind, int start, int end) {
		this.tokens.add(new PatternToken(kind, this.position, this.pattern.substring(start, end)));
		this.position = end;
	}

	private void open() {
		Matcher spring = SPRING_PARAMETER.matcher(this.pattern).region(this.position, this.pattern.length());
		spring.useTransparentBounds(true);
		if (spring.lookingAt()) {
			throw invalid(this.position,
					"'{" + spring.group(1) + "}' is no parameter here; write ':" + spring.group(1) + "' for one");
		}
		single(Kind.OPEN);
	}

	private void escaped() {
		if (this.position + 1 == this.pattern.length()) {
			throw invalid(this.position, "a backslash needs a character after it");
		}
		add(Kind.ESCAPED, this.position + 1, this.position + 2);
	}

	private void parameter() {
		int end = this.position + 1;
		while (end < this.pattern.length() && isNameCharacter(this.pattern.charAt(end))) {
			end++;
		}
		if (end == this.position + 1) {
			throw invalid(this.position, "a parameter needs a name after ':'");
		}
		add(Kind.PARAMETER, this.position + 1, end);
	}

	private static boolean isNameCharacter(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || character == '_';
	}

	private void expression() {
		int start = this.position + 1;
		if (start < this.pattern.length() && this.pattern.charAt(start) == '?') {
			throw invalid(start, "an expression must not start with '?'");
		}
		int depth = 1;
		int end = start;
		while (end < this.pattern.length()) {
			char next = this.pattern.charAt(end);
			if (next == '\\') {
				end++;
			}
			else if (next == ')' && --depth == 0) {
				break;
			}
			else if (next == '(') {
				depth++;
				requireGroupWithoutCapture(end);
			}
			end++;
		}
		if (end >= this.pattern.length()) {
			throw invalid(this.position, "the parenthesis is not closed");
		}
		if (end == start) {
			throw invalid(this.position, "an expression must not be empty");
		}
		int open = this.position;
		this.tokens.add(new PatternToken(Kind.EXPRESSION, open, this.pattern.substring(start, end)));
		this.position = end + 1;
	}

	private void requireGroupWithoutCapture(int open) {
		if (open + 1 >= this.pattern.length() || this.pattern.charAt(open + 1) != '?') {
			throw invalid(open, "a group inside an expression must not capture; write '(?:…)'");
		}
	}

	private InvalidRoutePatternException invalid(int at, String problem) {
		return new InvalidRoutePatternException(this.pattern, at, problem);
	}

}
