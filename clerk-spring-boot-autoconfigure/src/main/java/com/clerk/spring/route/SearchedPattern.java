package com.clerk.spring.route;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is searched for in the path, with its own flags.
 */
final class SearchedPattern implements PathMatcher {

	private final Pattern pattern;

	SearchedPattern(Pattern pattern) {
		this.pattern = pattern;
	}

	@Override
	public Optional<Map<String, String>> match(String path) {
		boolean found = BoundedText.matches(BoundedText.matcher(this.pattern, path), false);
		return found ? Optional.of(Map.of()) : Optional.empty();
	}

	@Override
	public PathMatcher caseSensitive() {
		return this;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SearchedPattern that && this.pattern.pattern().equals(that.pattern.pattern())
				&& this.pattern.flags() == that.pattern.flags();
	}

	@Override
	public int hashCode() {
		return this.pattern.pattern().hashCode();
	}

	@Override
	public String toString() {
		return "regex " + this.pattern;
	}

}
