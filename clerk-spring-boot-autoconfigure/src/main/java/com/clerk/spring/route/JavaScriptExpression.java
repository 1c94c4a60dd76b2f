package com.clerk.spring.route;

/**
 * Expressions in route patterns are written for JavaScript. This says in Java's words
 * those that Java reads differently ({@code shared/spec/route-matching.md} section 1.6).
 */
final class JavaScriptExpression {

	private static final String BLANKS = "\\t\\n\\x0B\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

	private final String expression;

	private final StringBuilder java = new StringBuilder();

	private boolean inClass;

	private JavaScriptExpression(String expression) {
		this.expression = expression;
	}

	static String toJava(String expression) {
		return new JavaScriptExpression(expression).translate();
	}

	private String translate() {
		for (int i = 0; i < this.expression.length(); i++) {
			char next = this.expression.charAt(i);
			if (next == '\\' && i + 1 < this.expression.length()) {
				escaped(this.expression.charAt(++i));
			}
			else if (this.inClass) {
				insideClass(next);
			}
			else {
				outsideClass(next);
			}
		}
		return this.java.toString();
	}

	private void escaped(char character) {
		switch (character) {
			case 's' -> this.java.append(this.inClass ? BLANKS : "[" + BLANKS + "]");
			case 'S' -> this.java.append("[^" + BLANKS + "]");
			default -> this.java.append('\\').append(character);
		}
	}

	private void insideClass(char character) {
		if (character == '[' || character == '&') {
			this.java.append('\\');
		}
		else if (character == ']') {
			this.inClass = false;
		}
		this.java.append(character);
	}

	private void outsideClass(char character) {
		if (character == '$') {
			this.java.append("\\z");
			return;
		}
		this.inClass = character == '[';
		this.java.append(character);
	}

}
