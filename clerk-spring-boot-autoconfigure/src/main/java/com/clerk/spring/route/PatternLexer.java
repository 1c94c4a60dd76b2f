package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.List;

import com.clerk.spring.route.Token.Kind;

/**
 * Reads a pattern into tokens, from left to right (shared/spec/route-matching.md 1.1).
 */
final class PatternLexer {

	private final String pattern;

	private final List<Token> tokens = new ArrayList<>();

	private int position;

	private PatternLexer(String pattern) {
		this.pattern = pattern;
	}

	static List<Token> tokens(String pattern) {
		PatternLexer lexer = new PatternLexer(pattern);
		while (lexer.position < pattern.length()) {
			lexer.next();
		}
		lexer.add(Kind.END, "", pattern.length());
		return lexer.tokens;
	}

	private void next() {
		char character = this.pattern.charAt(this.position);
		switch (character) {
			case '*', '+', '?' -> single(Kind.MODIFIER, character);
			case '{' -> single(Kind.OPEN, character);
			case '}' -> single(Kind.CLOSE, character);
			case '\\' -> escaped();
			case ':' -> name();
			case '(' -> expression();
			default -> single(Kind.CHARACTER, character);
		}
	}

	private void single(Kind kind, char character) {
		add(kind, String.valueOf(character), this.position + 1);
	}

	private void escaped() {
		if (this.position + 1 == this.pattern.length()) {
			throw invalid(this.position, "a character must follow the backslash");
		}
		add(Kind.ESCAPED_CHARACTER, this.pattern.substring(this.position + 1, this.position + 2), this.position + 2);
	}

	private void name() {
		int end = this.position + 1;
		while (end < this.pattern.length() && isWordCharacter(this.pattern.charAt(end))) {
			end++;
		}
		if (end == this.position + 1) {
			throw invalid(this.position,
					"a name of letters, digits or '_' must follow the colon (a literal colon is written '\\:')");
		}
		add(Kind.NAME, this.pattern.substring(this.position + 1, end), end);
	}

	private void expression() {
		int start = this.position + 1;
		if (start < this.pattern.length() && this.pattern.charAt(start) == '?') {
			throw invalid(start, "an expression can't begin with '?'");
		}
		int end = closingParenthesis(start);
		if (end == start) {
			throw invalid(this.position, "the expression is empty");
		}
		add(Kind.EXPRESSION, this.pattern.substring(start, end), end + 1);
	}

	private int closingParenthesis(int start) {
		int depth = 1;
		for (int i = start; i < this.pattern.length(); i++) {
			switch (this.pattern.charAt(i)) {
				case '\\' -> i++;
				case '(' -> {
					requireNotCapturing(i);
					depth++;
				}
				case ')' -> {
					if (--depth == 0) {
						return i;
					}
				}
				default -> {
				}
			}
		}
		throw invalid(this.position, "the expression is not closed");
	}

	private void requireNotCapturing(int parenthesis) {
		if (!this.pattern.startsWith("?", parenthesis + 1)) {
			throw invalid(parenthesis, "a group inside an expression must be written '(?:' and so on");
		}
	}

	private void add(Kind kind, String text, int end) {
		this.tokens.add(new Token(kind, text, this.position));
		this.position = end;
	}

	private InvalidRoutePatternException invalid(int at, String problem) {
		return new InvalidRoutePatternException(this.pattern, at, problem);
	}

	static boolean isWordCharacter(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || character == '_';
	}

}
