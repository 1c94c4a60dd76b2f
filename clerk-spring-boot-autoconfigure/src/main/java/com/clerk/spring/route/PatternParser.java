package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.route.PatternPart.Expression;
import com.clerk.spring.route.PatternPart.Group;
import com.clerk.spring.route.PatternPart.Text;
import com.clerk.spring.route.PatternToken.Kind;

/**
 * Puts the tokens of a route pattern together.
 */
final class PatternParser {

	private static final String DELIMITERS = "/?#";

	private final String pattern;

	private final List<PatternToken> tokens;

	private final List<PatternPart> parts = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	private int next;

	private int unnamed;

	private PatternParser(String pattern) {
		this.pattern = pattern;
		this.tokens = PatternLexer.read(pattern);
	}

	static List<PatternPart> parse(String pattern) {
		return new PatternParser(pattern).parse();
	}

	private List<PatternPart> parse() {
		while (current().kind() != Kind.END) {
			if (!parameter() && !literal() && !braces()) {
				throw invalid("unexpected '" + current().text() + "' ('*', '+' and '?' are modifiers of a parameter or "
						+ "group, as in '/:path*')");
			}
		}
		endText();
		return this.parts;
	}

	private boolean parameter() {
		boolean withCharacter = current().kind() == Kind.CHARACTER;
		Kind first = this.tokens.get(this.next + (withCharacter ? 1 : 0)).kind();
		if (first != Kind.PARAMETER && first != Kind.EXPRESSION) {
			return false;
		}
		int position = current().position();
		String prefix = withCharacter ? take().text() : "";
		if (!"/".equals(prefix) && !".".equals(prefix)) {
			this.text.append(prefix);
			prefix = "";
		}
		endText();
		String name = textOf(Kind.PARAMETER);
		String expression = textOf(Kind.EXPRESSION);
		Group group = new Group(position, name(name), expression(expression, prefix), prefix, "", modifier());
		if (group.isRepeated() && prefix.isEmpty()) {
			throw new InvalidRoutePatternException(this.pattern, position,
					"a parameter can't be repeated without a '/' or '.' before it");
		}
		this.parts.add(group);
		return true;
	}

	private boolean literal() {
		if (current().kind() != Kind.CHARACTER && current().kind() != Kind.ESCAPED) {
			return false;
		}
		this.text.append(take().text());
		return true;
	}

	private boolean braces() {
		if (current().kind() != Kind.OPEN) {
			return false;
		}
		endText();
		int position = take().position();
		String prefix = literals();
		String name = textOf(Kind.PARAMETER);
		String written = textOf(Kind.EXPRESSION);
		boolean hasValue = name != null || written != null;
		Expression expression = hasValue ? expression(written, prefix) : null;
		String suffix = literals();
		if (current().kind() != Kind.CLOSE) {
			throw invalid("a group that is opened by '{' must be closed by '}'");
		}
		take();
		Group group = new Group(position, hasValue ? name(name) : null, expression, prefix, suffix, modifier());
		if (hasValue && group.isRepeated() && prefix.isEmpty() && suffix.isEmpty()) {
			throw new InvalidRoutePatternException(this.pattern, position,
					"a parameter can't be repeated without text before or after it");
		}
		this.parts.add(group);
		return true;
	}

	private String literals() {
		StringBuilder literals = new StringBuilder();
		while (current().kind() == Kind.CHARACTER || current().kind() == Kind.ESCAPED) {
			literals.append(take().text());
		}
		return literals.toString();
	}

	private String name(@Nullable String name) {
		return (name != null) ? name : String.valueOf(this.unnamed++);
	}

	private Expression expression(@Nullable String written, String prefix) {
		if (written != null) {
			return new Expression.Written(written);
		}
		PatternPart previous = this.parts.isEmpty() ? null : this.parts.get(this.parts.size() - 1);
		String before = (prefix.isEmpty() && previous instanceof Text literal) ? literal.text() : prefix;
		if (previous != null && before.isEmpty()) {
			throw invalid("there must be text between two parameters");
		}
		boolean wholeSegment = before.isEmpty() || before.chars().anyMatch((c) -> DELIMITERS.indexOf(c) >= 0);
		return wholeSegment ? Expression.Segment.INSTANCE : new Expression.UpTo(before);
	}

	private String modifier() {
		String modifier = textOf(Kind.MODIFIER);
		return (modifier != null) ? modifier : "";
	}

	private void endText() {
		if (!this.text.isEmpty()) {
			this.parts.add(new Text(this.text.toString()));
			this.text.setLength(0);
		}
	}

	private PatternToken current() {
		return this.tokens.get(this.next);
	}

	private PatternToken take() {
		return this.tokens.get(this.next++);
	}

	private @Nullable String textOf(Kind kind) {
		return (current().kind() == kind) ? take().text() : null;
	}

	private InvalidRoutePatternException invalid(String problem) {
		return new InvalidRoutePatternException(this.pattern, current().position(), problem);
	}

}
