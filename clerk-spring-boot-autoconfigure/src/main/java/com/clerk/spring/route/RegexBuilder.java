package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.clerk.spring.route.PatternPart.Expression;

/**
 * Writes the regular expression of a route pattern ({@code shared/spec/route-matching.md}
 * section 1.3).
 */
final class RegexBuilder {

	private static final String NOT_A_DELIMITER = "[^/#?]";

	private static final String OPTIONAL_DELIMITER = "[/#?]?";

	private final StringBuilder regex = new StringBuilder();

	private final List<String> parameters = new ArrayList<>();

	private final boolean caseSensitive;

	RegexBuilder(boolean caseSensitive) {
		this.caseSensitive = caseSensitive;
	}

	RegexBuilder raw(String raw) {
		this.regex.append(raw);
		return this;
	}

	RegexBuilder text(String text) {
		text.codePoints().forEach((character) -> this.regex.append(literal(character)));
		return this;
	}

	private String literal(int character) {
		return this.caseSensitive ? Pattern.quote(Character.toString(character)) : LetterCase.classOf(character);
	}

	RegexBuilder group(Runnable content) {
		this.regex.append("(?:");
		content.run();
		this.regex.append(')');
		return this;
	}

	RegexBuilder capture(String parameter, Runnable content) {
		this.regex.append("(?<").append(groupName(this.parameters.size())).append('>');
		this.parameters.add(parameter);
		content.run();
		this.regex.append(')');
		return this;
	}

	/**
	 * One segment or more. Written without a repeated group, for which Java's engine
	 * calls itself once a repetition: a long path would exhaust the stack.
	 */
	void segments() {
		raw("(?!/)(?![^#?]*//)[^#?]*[^/#?]");
	}

	RegexBuilder expression(Expression expression) {
		if (expression instanceof Expression.Written written) {
			this.regex.append(JavaScriptExpression.toJava(written.text()));
		}
		else if (expression instanceof Expression.UpTo upTo) {
			pieceBefore(upTo.text());
		}
		else {
			raw(NOT_A_DELIMITER + "+?");
		}
		return this;
	}

	/**
	 * For a single character a class does; see {@link #segments()} for why that matters.
	 */
	private void pieceBefore(String text) {
		if (text.codePointCount(0, text.length()) == 1) {
			raw("[^/#?&&[^").text(text).raw("]]+?");
		}
		else {
			group(() -> raw("(?!").text(text).raw(")" + NOT_A_DELIMITER)).raw("+?");
		}
	}

	Pattern build() {
		int flags = Pattern.DOTALL | (this.caseSensitive ? 0 : Pattern.CASE_INSENSITIVE);
		return Pattern.compile(this.regex + OPTIONAL_DELIMITER, flags);
	}

	/**
	 * Returns the parameters, by the number of their group.
	 */
	List<String> parameters() {
		return List.copyOf(this.parameters);
	}

	/**
	 * Parameters may have names that Java allows no group to have.
	 */
	static String groupName(int index) {
		return "parameter" + index;
	}

}
