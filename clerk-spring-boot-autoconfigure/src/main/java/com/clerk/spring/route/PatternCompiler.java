package com.clerk.spring.route;

import java.util.List;
import java.util.regex.Pattern;

import com.clerk.spring.route.Part.Expression;
import com.clerk.spring.route.Part.Group;
import com.clerk.spring.route.Part.Text;

/**
 * Writes parts as one regular expression for the whole path, with one capturing group for
 * each parameter (shared/spec/route-matching.md 1.3).
 */
final class PatternCompiler {

	private static final String DELIMITERS = "/#?";

	private static final String CHARACTER = "[^" + DELIMITERS + "]";

	private final boolean caseSensitive;

	private PatternCompiler(boolean caseSensitive) {
		this.caseSensitive = caseSensitive;
	}

	static Pattern compile(List<Part> parts, boolean caseSensitive) {
		PatternCompiler compiler = new PatternCompiler(caseSensitive);
		StringBuilder regex = new StringBuilder();
		for (Part part : parts) {
			regex.append(compiler.regex(part));
		}
		regex.append("[" + DELIMITERS + "]?");
		return Pattern.compile(regex.toString(), Pattern.DOTALL | (caseSensitive ? 0 : Pattern.CASE_INSENSITIVE));
	}

	private String regex(Part part) {
		if (part instanceof Text literal) {
			return regex(literal.text());
		}
		Group group = (Group) part;
		String quantifier = group.modifier().mayBeAbsent() ? "?" : "";
		Expression expression = group.expression();
		if (expression == null) {
			return textGroup(group);
		}
		return "(?:" + regex(group.prefix()) + "(" + value(group, expression) + ")" + regex(group.suffix()) + ")"
				+ quantifier;
	}

	private String textGroup(Group group) {
		String quantifier = switch (group.modifier()) {
			case ONCE -> "";
			case OPTIONAL -> "?";
			case ONE_OR_MORE -> "+";
			case ZERO_OR_MORE -> "*";
		};
		return "(?:" + regex(group.prefix() + group.suffix()) + ")" + quantifier;
	}

	private String value(Group group, Expression expression) {
		String once = regex(expression);
		if (!group.modifier().repeats()) {
			return once;
		}
		if (expression instanceof Expression.Default standard) {
			if (group.prefix().length() == 1 && group.suffix().isEmpty()) {
				return segments(group.prefix());
			}
			if (standard.excluded() == null && isInsideSegment(group)) {
				// Already takes the joints; repeating it as well would be ambiguous
				return once;
			}
		}
		String joint = regex(group.suffix() + group.prefix());
		return "(?:" + once + ")(?:" + joint + "(?:" + once + "))*";
	}

	/**
	 * Writes one or more values with a character between them, such as the segments of a
	 * path. The plain form, a group repeated, is recursive in Java: a path of some
	 * thousand segments would exhaust the stack. This one takes the same values in the
	 * same order of preference: first, from short to long, those that the character does
	 * not follow, then, from long to short, those that end where a segment does.
	 */
	private String segments(String separator) {
		String between = regex(separator);
		String step = "(?:(?!" + between + between + ")[^" + DELIMITERS.replace(separator, "") + "])+";
		return "(?!%1$s)(?:%2$s?(?<!%1$s)(?!%1$s)|%2$s(?<!%1$s)(?=%1$s))".formatted(between, step);
	}

	private static boolean isInsideSegment(Group group) {
		return (group.suffix() + group.prefix()).chars().noneMatch(PatternParser::isDelimiter);
	}

	private String regex(Expression expression) {
		if (expression instanceof Expression.Written written) {
			return written.regex();
		}
		String excluded = ((Expression.Default) expression).excluded();
		return (excluded != null) ? "(?:(?!" + regex(excluded) + ")" + CHARACTER + ")+?" : CHARACTER + "+?";
	}

	private String regex(String text) {
		return LiteralText.regex(text, this.caseSensitive);
	}

}
