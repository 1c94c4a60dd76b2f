package com.clerk.spring.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.route.PatternPart.Group;

/**
 * One pattern of Clerk's route language, read once ({@code shared/spec/route-matching.md}
 * section 1).
 *
 * <pre>
 * RoutePattern.parse("/orgs/:slug").match("/orgs/acme"); // {slug=acme}
 * </pre>
 *
 * @since 0.1.0
 */
public final class RoutePattern {

	private final String text;

	private final boolean caseSensitive;

	private final List<PatternPart> parts;

	private final List<String> parameters;

	private final Pattern regex;

	private RoutePattern(String text, boolean caseSensitive) {
		this.text = text;
		this.caseSensitive = caseSensitive;
		this.parts = PatternParser.parse(text);
		RegexBuilder builder = new RegexBuilder(caseSensitive);
		this.parts.forEach((part) -> part.appendTo(builder));
		this.parameters = builder.parameters();
		this.regex = compile(builder);
	}

	private Pattern compile(RegexBuilder builder) {
		try {
			return builder.build();
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidRoutePatternException(this.text, firstExpression(), "its expression can't be read");
		}
	}

	private int firstExpression() {
		return this.parts.stream()
			.filter(Group.class::isInstance)
			.map(Group.class::cast)
			.mapToInt(Group::position)
			.findFirst()
			.orElse(0);
	}

	/**
	 * Reads a pattern whose letters match in either case.
	 * @param text the pattern
	 * @return the pattern
	 * @throws InvalidRoutePatternException if it can't be read
	 */
	public static RoutePattern parse(String text) {
		return new RoutePattern(text, false);
	}

	/**
	 * Returns this pattern with letters that match in their own case only.
	 * @return the pattern
	 */
	public RoutePattern caseSensitive() {
		return new RoutePattern(this.text, true);
	}

	/**
	 * Matches a path.
	 * @param path the whole path
	 * @return the parameters by name, those that took part only; null if the path does
	 * not match
	 */
	public @Nullable Map<String, String> match(String path) {
		Matcher matcher = BoundedText.matcher(this.regex, path);
		if (!BoundedText.matches(matcher, true)) {
			return null;
		}
		Map<String, String> values = new LinkedHashMap<>();
		for (int i = 0; i < this.parameters.size(); i++) {
			String value = matcher.group(RegexBuilder.groupName(i));
			if (value != null) {
				values.put(this.parameters.get(i), value);
			}
		}
		return values;
	}

	/**
	 * Writes the pieces of repeated parameters as Clerk's other SDKs do, joined by
	 * commas.
	 */
	Map<String, String> joined(Map<String, String> parameters) {
		Map<String, String> joined = new LinkedHashMap<>(parameters);
		for (PatternPart part : this.parts) {
			if (part instanceof Group group && group.isRepeated() && group.name() != null) {
				joined.computeIfPresent(group.name(),
						(name, value) -> value.replace(group.suffix() + group.prefix(), ","));
			}
		}
		return joined;
	}

	/**
	 * Returns how many parameters have no name.
	 */
	int unnamedParameters() {
		return (int) this.parameters.stream().filter((name) -> Character.isDigit(name.charAt(0))).count();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RoutePattern that && this.text.equals(that.text)
				&& this.caseSensitive == that.caseSensitive;
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	/**
	 * Returns the pattern as written.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
