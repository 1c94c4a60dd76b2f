package com.clerk.spring.route;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Several patterns of which one must match.
 */
final class RoutePatterns {

	private static final String KEPT = ";/?:@&=+$,#";

	private final List<RoutePattern> patterns;

	private final List<Pattern> expressions;

	private RoutePatterns(List<RoutePattern> patterns, List<Pattern> expressions) {
		this.patterns = List.copyOf(patterns);
		this.expressions = List.copyOf(expressions);
	}

	/**
	 * Reads patterns; empty ones are dropped.
	 */
	static RoutePatterns of(Collection<String> patterns, Collection<Pattern> expressions) {
		List<RoutePattern> read = patterns.stream()
			.filter((pattern) -> !pattern.isEmpty())
			.map(RoutePattern::parse)
			.toList();
		return new RoutePatterns(read, List.copyOf(expressions));
	}

	RoutePatterns caseSensitive() {
		return new RoutePatterns(this.patterns.stream().map(RoutePattern::caseSensitive).toList(), this.expressions);
	}

	boolean isEmpty() {
		return this.patterns.isEmpty() && this.expressions.isEmpty();
	}

	/**
	 * Matches a path as it is written in a URL ({@code shared/spec/route-matching.md}
	 * section 2).
	 * @throws MalformedPathException if it can't be decoded
	 */
	boolean matchesRaw(String path) {
		return !isEmpty() && match(PathDecoding.collapseSlashes(PathDecoding.decode(path, KEPT, false))) != null;
	}

	/**
	 * Matches a decoded path.
	 * @return the parameters of the first pattern that matches; null if none does
	 */
	@Nullable Map<String, String> match(String path) {
		for (RoutePattern pattern : this.patterns) {
			Map<String, String> parameters = pattern.match(path);
			if (parameters != null) {
				return parameters;
			}
		}
		boolean found = this.expressions.stream()
			.anyMatch((expression) -> BoundedText.matches(BoundedText.matcher(expression, path), false));
		return found ? Map.of() : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RoutePatterns that && this.patterns.equals(that.patterns)
				&& this.expressions.equals(that.expressions);
	}

	@Override
	public int hashCode() {
		return this.patterns.hashCode();
	}

	@Override
	public String toString() {
		return this.expressions.isEmpty() ? this.patterns.toString() : this.patterns + " or " + this.expressions;
	}

}
