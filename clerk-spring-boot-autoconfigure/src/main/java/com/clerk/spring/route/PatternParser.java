package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.List;

import com.clerk.spring.route.Part.Expression;
import com.clerk.spring.route.Part.Group;
import com.clerk.spring.route.Part.Modifier;
import com.clerk.spring.route.Part.Text;
import com.clerk.spring.route.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Makes parts of a pattern's tokens (shared/spec/route-matching.md 1.2).
 */
final class PatternParser {

	private final String pattern;

	private final List<Token> tokens;

	private final List<Part> parts = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	private int index;

	private PatternParser(String pattern) {
		this.pattern = pattern;
		this.tokens = PatternLexer.tokens(pattern);
	}

	static List<Part> parse(String pattern) {
		PatternParser parser = new PatternParser(pattern);
		while (parser.peek().kind() != Kind.END) {
			parser.next();
		}
		parser.endText();
		return List.copyOf(parser.parts);
	}

	private void next() {
		Token token = peek();
		switch (token.kind()) {
			case CHARACTER -> character();
			case ESCAPED_CHARACTER -> this.text.append(take().text());
			case NAME, EXPRESSION -> parameter("");
			case OPEN -> group();
			case MODIFIER -> throw invalid(token, "'" + token.text()
					+ "' is a modifier of the parameter or group before it, not a wildcard; any number of segments is written ':path*'");
			default -> throw invalid(token, "no group is open");
		}
	}

	private void character() {
		String character = take().text();
		if (peek().kind() != Kind.NAME && peek().kind() != Kind.EXPRESSION) {
			this.text.append(character);
		}
		else if ("/".equals(character) || ".".equals(character)) {
			parameter(character);
		}
		else {
			this.text.append(character);
			parameter("");
		}
	}

	private void parameter(String prefix) {
		endText();
		Token first = peek();
		Token name = takeIf(Kind.NAME);
		Token written = takeIf(Kind.EXPRESSION);
		addParameter(first, name, prefix, written, "");
	}

	private void group() {
		endText();
		Token open = take();
		String prefix = takeText();
		Token name = takeIf(Kind.NAME);
		Token written = takeIf(Kind.EXPRESSION);
		String suffix = takeText();
		Token close = take();
		if (close.kind() != Kind.CLOSE) {
			throw invalid(close,
					"a group is text, one parameter, text and '}'; a variable is written ':id', not '{id}'");
		}
		if (name != null || written != null) {
			addParameter(open, name, prefix, written, suffix);
			return;
		}
		refuseSpringVariable(open, close);
		this.parts.add(new Group(null, prefix, null, suffix, modifier(), open.position()));
	}

	private void refuseSpringVariable(Token open, Token close) {
		String content = this.pattern.substring(open.position() + 1, close.position());
		boolean word = !content.isEmpty() && content.chars().allMatch((c) -> PatternLexer.isWordCharacter((char) c));
		if (word && peek().kind() != Kind.MODIFIER) {
			throw invalid(open, "a variable is written ':" + content + "', not '{" + content + "}'");
		}
	}

	private void addParameter(Token first, @Nullable Token name, String prefix, @Nullable Token written,
			String suffix) {
		Expression expression = (written != null) ? written(written) : defaultExpression(first, prefix);
		if (peek().kind() == Kind.MODIFIER && prefix.isEmpty() && suffix.isEmpty()
				&& Modifier.of(peek().text()).repeats()) {
			throw invalid(peek(), "a parameter with no '/' or '.' before it can't be repeated");
		}
		this.parts.add(new Group((name != null) ? name.text() : null, prefix, expression, suffix, modifier(),
				first.position()));
	}

	private Expression written(Token token) {
		return new Expression.Written(new ExpressionTranslator(this.pattern, token).translate());
	}

	private Expression defaultExpression(Token first, String prefix) {
		Part before = this.parts.isEmpty() ? null : this.parts.get(this.parts.size() - 1);
		String textBefore = prefix;
		if (prefix.isEmpty() && before instanceof Text part) {
			textBefore = part.text();
		}
		if (before != null && textBefore.isEmpty()) {
			throw invalid(first, "there must be text between two parameters");
		}
		boolean delimited = textBefore.chars().anyMatch(PatternParser::isDelimiter);
		return new Expression.Default((textBefore.isEmpty() || delimited) ? null : textBefore);
	}

	static boolean isDelimiter(int character) {
		return character == '/' || character == '?' || character == '#';
	}

	private Modifier modifier() {
		Token token = takeIf(Kind.MODIFIER);
		return (token != null) ? Modifier.of(token.text()) : Modifier.ONCE;
	}

	private String takeText() {
		StringBuilder taken = new StringBuilder();
		while (peek().kind() == Kind.CHARACTER || peek().kind() == Kind.ESCAPED_CHARACTER) {
			taken.append(take().text());
		}
		return taken.toString();
	}

	private void endText() {
		if (!this.text.isEmpty()) {
			this.parts.add(new Text(this.text.toString()));
			this.text.setLength(0);
		}
	}

	private Token peek() {
		return this.tokens.get(this.index);
	}

	private Token take() {
		return this.tokens.get(this.index++);
	}

	private @Nullable Token takeIf(Kind kind) {
		return (peek().kind() == kind) ? take() : null;
	}

	private InvalidRoutePatternException invalid(Token token, String problem) {
		return new InvalidRoutePatternException(this.pattern, token.position(), problem);
	}

}
