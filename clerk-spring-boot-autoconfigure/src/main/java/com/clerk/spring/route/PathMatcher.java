package com.clerk.spring.route;

import java.util.Map;
import java.util.Optional;

/**
 * One way to match a path.
 */
sealed interface PathMatcher permits RoutePattern, SearchedPattern {

	/**
	 * Matches a path.
	 * @param path the path as it is
	 * @return the parameters by name, absent if the path does not match
	 */
	Optional<Map<String, String>> match(String path);

	/**
	 * Matches a path, with the pieces of repeated parameters joined by commas.
	 * @param path the path as it is
	 * @return the parameters by name, absent if the path does not match
	 */
	default Optional<Map<String, String>> matchJoined(String path) {
		return match(path);
	}

	/**
	 * Returns a matcher for which case counts, as far as that is up to this one.
	 */
	PathMatcher caseSensitive();

}
