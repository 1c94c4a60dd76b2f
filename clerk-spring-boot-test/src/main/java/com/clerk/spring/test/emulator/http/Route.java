package com.clerk.spring.test.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * A method, a path whose segments are texts or <code>{variable}</code>s, and what
 * answers.
 *
 * @param method the method
 * @param segments the segments of the path
 * @param handler what answers
 */
public record Route(String method, List<String> segments, ApiHandler handler) {

	static Route of(String method, String pattern, ApiHandler handler) {
		return new Route(method, segments(pattern), handler);
	}

	/**
	 * Splits a path; a trailing slash makes no difference.
	 */
	public static List<String> segments(String path) {
		String trimmed = (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
		return List.of(trimmed.split("/", -1));
	}

	/**
	 * Returns the variables of a path that this route is for, else null.
	 */
	@Nullable PathVariables match(String method, List<String> path) {
		if (!this.method.equals(method) || path.size() != this.segments.size()) {
			return null;
		}
		Map<String, String> variables = new LinkedHashMap<>();
		for (int i = 0; i < path.size(); i++) {
			String wanted = this.segments.get(i);
			String given = path.get(i);
			if (wanted.startsWith("{")) {
				String value = decoded(given);
				if (value.isEmpty()) {
					return null;
				}
				variables.put(wanted.substring(1, wanted.length() - 1), value);
			}
			else if (!wanted.equals(given)) {
				return null;
			}
		}
		return new PathVariables(variables);
	}

	/**
	 * Whether a path is one of those that a pattern is for, whatever its variables.
	 */
	public static boolean isFor(List<String> pattern, List<String> path) {
		if (pattern.size() != path.size()) {
			return false;
		}
		return IntStream.range(0, path.size())
			.allMatch((i) -> pattern.get(i).startsWith("{") || pattern.get(i).equals(path.get(i)));
	}

	private static String decoded(String segment) {
		try {
			return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
