package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Several patterns for paths, tried in their order. Knows nothing of servlets: for a
 * request use {@link ClerkRouteMatcher}.
 *
 * @since 0.1.0
 */
public final class RoutePatterns {

	private final List<PathMatcher> matchers;

	private RoutePatterns(List<? extends PathMatcher> matchers) {
		this.matchers = List.copyOf(matchers);
	}

	/**
	 * Parses patterns. Empty ones are dropped; without any, no path matches.
	 * @param patterns texts in the language of {@link RoutePattern}
	 * @return the patterns, whose unnamed parameters are numbered through
	 * @throws InvalidRoutePatternException if a text is no pattern
	 */
	public static RoutePatterns of(Collection<String> patterns) {
		Assert.notNull(patterns, "The route patterns must not be null");
		List<RoutePattern> parsed = new ArrayList<>();
		int number = 0;
		for (String text : patterns) {
			Assert.notNull(text, "The route pattern must not be null");
			if (!text.isEmpty()) {
				RoutePattern pattern = RoutePattern.parse(text, number);
				number = pattern.nextNumber();
				parsed.add(pattern);
			}
		}
		return new RoutePatterns(parsed);
	}

	/**
	 * Takes regular expressions, each searched for in the path as it is: without anchors
	 * of ours and with its own flags.
	 * @param patterns the expressions
	 * @return the patterns, which have no parameters
	 */
	public static RoutePatterns of(Pattern... patterns) {
		Assert.noNullElements(patterns, "The patterns must not be null");
		return new RoutePatterns(Arrays.stream(patterns).map(SearchedPattern::new).toList());
	}

	/**
	 * Returns these patterns followed by others.
	 * @param other the others
	 * @return all of them
	 */
	public RoutePatterns and(RoutePatterns other) {
		List<PathMatcher> all = new ArrayList<>(this.matchers);
		all.addAll(other.matchers);
		return new RoutePatterns(all);
	}

	/**
	 * Returns the same patterns with letter case counting; regular expressions keep their
	 * own flags.
	 * @return patterns that are case sensitive
	 */
	public RoutePatterns caseSensitive() {
		return new RoutePatterns(this.matchers.stream().map(PathMatcher::caseSensitive).toList());
	}

	/**
	 * Tells whether there is no pattern.
	 * @return whether no path can match
	 */
	public boolean isEmpty() {
		return this.matchers.isEmpty();
	}

	/**
	 * Matches a path as it is.
	 * @param path a path that is decoded already
	 * @return the parameters of the first pattern that matches, as
	 * {@link RoutePattern#match(String)} gives them; absent if none does
	 * @throws MalformedPathException if matching takes too long
	 */
	public Optional<Map<String, String>> match(String path) {
		for (PathMatcher matcher : this.matchers) {
			Optional<Map<String, String>> parameters = matcher.match(path);
			if (parameters.isPresent()) {
				return parameters;
			}
		}
		return Optional.empty();
	}

	/**
	 * Matches the raw path of a URL as Clerk's other SDKs do: percent sequences are
	 * decoded save those of {@code ; / ? : @ & = + $ , #}, runs of slashes become one.
	 * @param path the raw path of a URL whose dot segments are resolved
	 * @return the parameters of the first pattern that matches, as
	 * {@link RoutePattern#match(String)} gives them; absent if none does
	 * @throws MalformedPathException if there is a pattern and the path can't be decoded,
	 * or matching takes too long
	 */
	public Optional<Map<String, String>> matchUrlPath(String path) {
		return isEmpty() ? Optional.empty() : match(PathDecoder.URL.decode(path));
	}

	/**
	 * Matches a path as {@link #match(String)}, with the pieces of repeated parameters
	 * joined by commas, as Clerk's other SDKs have them.
	 */
	Optional<Map<String, String>> matchJoined(String path) {
		return this.matchers.stream().map((matcher) -> matcher.matchJoined(path)).flatMap(Optional::stream).findFirst();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RoutePatterns that && this.matchers.equals(that.matchers);
	}

	@Override
	public int hashCode() {
		return this.matchers.hashCode();
	}

	@Override
	public String toString() {
		return this.matchers.toString();
	}

}
