package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.clerk.spring.route.Part.Group;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A pattern for paths, in the language of Clerk's other SDKs.
 *
 * <pre>
 * RoutePattern pattern = RoutePattern.parse("/orgs/:slug/members/:id");
 * pattern.match("/orgs/acme/members/1"); // {slug=acme, id=1}
 * pattern.match("/orgs/acme"); // empty
 * </pre>
 *
 * <table>
 * <caption>The language</caption>
 * <tr>
 * <td>{@code /dashboard}</td>
 * <td>this path, with or without one slash behind</td>
 * </tr>
 * <tr>
 * <td>{@code /users/:id}</td>
 * <td>one segment, or a part of it, as a parameter; a name is letters, digits and
 * underscores</td>
 * </tr>
 * <tr>
 * <td>{@code /dashboard/:path*}</td>
 * <td>{@code *} any number of segments, {@code +} at least one, {@code ?} at most one:
 * the way to write a subtree</td>
 * </tr>
 * <tr>
 * <td>{@code /users/:id(\d+)}</td>
 * <td>a parameter with an expression of its own; the name can be missing, the parameter
 * is then numbered from 0. {@code /dashboard(.*)} also takes {@code /dashboards}</td>
 * </tr>
 * <tr>
 * <td><code>/icon{-:size}?.png</code></td>
 * <td>a group with text, for modifiers that concern more than a parameter</td>
 * </tr>
 * <tr>
 * <td>{@code \:}</td>
 * <td>the next character as it is</td>
 * </tr>
 * </table>
 * <p>
 * Letter case is ignored unless {@link #caseSensitive()} was asked for. Expressions have
 * the notation that JavaScript and Java share; {@code .} includes line breaks. A match
 * that takes too long is given up ({@link MalformedPathException}): an expression of
 * one's own with nested repetition, such as {@code ((?:a+)+)}, is its author's risk.
 *
 * @since 0.1.0
 */
public final class RoutePattern implements PathMatcher {

	private final String text;

	private final List<Part> parts;

	private final int firstNumber;

	private final boolean caseSensitive;

	private final List<String> names;

	private final Pattern pattern;

	private RoutePattern(String text, List<Part> parts, int firstNumber, boolean caseSensitive) {
		this.text = text;
		this.parts = parts;
		this.firstNumber = firstNumber;
		this.caseSensitive = caseSensitive;
		this.names = names(parts, firstNumber);
		this.pattern = PatternCompiler.compile(parts, caseSensitive);
	}

	/**
	 * Parses a pattern, which ignores letter case.
	 * @param text the pattern
	 * @return the pattern
	 * @throws InvalidRoutePatternException if the text is no pattern
	 */
	public static RoutePattern parse(String text) {
		return parse(text, 0);
	}

	/**
	 * Parses a pattern of a list.
	 * @param text the pattern
	 * @param firstNumber the number of the first parameter without a name
	 */
	static RoutePattern parse(String text, int firstNumber) {
		Assert.notNull(text, "The route pattern must not be null");
		return new RoutePattern(text, PatternParser.parse(text), firstNumber, false);
	}

	private static List<String> names(List<Part> parts, int firstNumber) {
		List<String> names = new ArrayList<>();
		int number = firstNumber;
		for (Part part : parts) {
			if (part instanceof Group group && group.isParameter()) {
				names.add((group.name() != null) ? group.name() : String.valueOf(number++));
			}
		}
		return List.copyOf(names);
	}

	/**
	 * Returns the same pattern with letter case counting.
	 * @return a pattern that is case sensitive
	 */
	@Override
	public RoutePattern caseSensitive() {
		return new RoutePattern(this.text, this.parts, this.firstNumber, true);
	}

	/**
	 * Matches a path against the whole pattern. Nothing is decoded or cleaned up.
	 * @param path the path, such as {@code /orgs/acme}
	 * @return the parameters in the order of the pattern, those without a name by number,
	 * without those that took no part; the text between the first and the last repetition
	 * for one that is repeated. Absent if the path does not match
	 * @throws MalformedPathException if matching takes too long
	 */
	@Override
	public Optional<Map<String, String>> match(String path) {
		Matcher matcher = BoundedText.matcher(this.pattern, path);
		if (!BoundedText.matches(matcher, true)) {
			return Optional.empty();
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		for (int i = 0; i < this.names.size(); i++) {
			String value = matcher.group(i + 1);
			if (value != null) {
				parameters.put(this.names.get(i), value);
			}
		}
		return Optional.of(Collections.unmodifiableMap(parameters));
	}

	/**
	 * Matches a path as {@link #match(String)}, with the pieces of repeated parameters
	 * joined by commas.
	 */
	@Override
	public Optional<Map<String, String>> matchJoined(String path) {
		return match(path).map(this::joined);
	}

	private Map<String, String> joined(Map<String, String> parameters) {
		Map<String, String> joined = new LinkedHashMap<>(parameters);
		for (Part part : this.parts) {
			if (part instanceof Group group && group.name() != null && group.modifier().repeats()) {
				joined.computeIfPresent(group.name(),
						(name, value) -> value.replace(group.suffix() + group.prefix(), ","));
			}
		}
		return joined;
	}

	/**
	 * Returns the number that an unnamed parameter behind this pattern would have.
	 */
	int nextNumber() {
		long unnamed = this.parts.stream()
			.filter((part) -> part instanceof Group group && group.isParameter() && group.name() == null)
			.count();
		return this.firstNumber + (int) unnamed;
	}

	/**
	 * Returns the text.
	 * @return the pattern as written
	 */
	@Override
	public String toString() {
		return this.text;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RoutePattern that && this.text.equals(that.text)
				&& this.caseSensitive == that.caseSensitive;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.text, this.caseSensitive);
	}

}
