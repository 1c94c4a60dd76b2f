package com.clerk.spring.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.route.ClerkRouteMatcher;
import com.clerk.spring.route.InvalidRoutePatternException;
import com.clerk.spring.route.LookupPath;
import com.clerk.spring.route.MalformedPathException;
import com.clerk.spring.route.RoutePatterns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recorded cases of the pattern language, of the paths of URLs and of the request URIs of
 * servlet requests. All deviations here are required ones. None is skipped.
 */
@ExtendWith(FailedVectors.class)
class RouteMatcherConformanceTests {

	private static final Set<String> FIELDS = Set.of("id", "kind", "patterns", "path", "url", "pathname", "contextPath",
			"requestUri", "lookupPath", "expected", "recommended", "why", "deviation", "note");

	static Stream<Vector> vectors() {
		return Vectors.load("route-matcher", FIELDS);
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");

		assertThat(outcome(vector)).isEqualTo(expected.asString());
		if (vector.json().has("lookupPath") && !expected.asString().equals("invalid-pattern")) {
			assertThat(lookupPath(vector)).isEqualTo(VectorJson.textOrNull(vector.get("lookupPath")));
		}
	}

	private static String outcome(Vector vector) {
		try {
			return String.valueOf(switch (vector.kind()) {
				case "path", "pattern" -> patterns(vector).matchUrlPath(vector.get("path").asString("")).isPresent();
				case "url" -> patterns(vector).matchUrlPath(vector.get("pathname").asString("")).isPresent();
				case "servlet" -> matcher(vector).matches(request(vector));
				default -> throw new IllegalStateException("There is no kind " + vector.kind());
			});
		}
		catch (InvalidRoutePatternException ex) {
			return "invalid-pattern";
		}
		catch (MalformedPathException ex) {
			return "malformed-path";
		}
	}

	private static RoutePatterns patterns(Vector vector) {
		RoutePatterns patterns = RoutePatterns.of(List.of());
		for (JsonNode pattern : vector.get("patterns")) {
			patterns = patterns.and(pattern.isString() ? RoutePatterns.of(List.of(pattern.asString()))
					: RoutePatterns.of(expression(pattern)));
		}
		return patterns;
	}

	/**
	 * Makes the expression that a Java developer would write for one of JavaScript.
	 */
	private static Pattern expression(JsonNode pattern) {
		String flags = pattern.path("flags").asString("");
		String expression = pattern.get("regex").asString();
		boolean byLine = flags.contains("m");
		expression = byLine ? expression : endsWithVeryEnd(expression);
		return Pattern.compile(flags.contains("y") ? "\\G(?:" + expression + ")" : expression,
				flags.chars().map((flag) -> switch (flag) {
					case 'i' -> Pattern.CASE_INSENSITIVE;
					case 'm' -> Pattern.MULTILINE;
					case 's' -> Pattern.DOTALL;
					case 'u', 'v' -> Pattern.UNICODE_CASE;
					// How often, from where, and with what is told: one search needs
					// none.
					case 'd', 'g', 'y' -> 0;
					default -> throw new IllegalStateException("There are no flags " + flags);
				}).reduce(0, (all, flag) -> all | flag));
	}

	/**
	 * In Java a {@code $} is also true ahead of a last line break.
	 */
	private static String endsWithVeryEnd(String expression) {
		StringBuilder translated = new StringBuilder();
		boolean inClass = false;
		for (int i = 0; i < expression.length(); i++) {
			char character = expression.charAt(i);
			if (character == '\\' && i + 1 < expression.length()) {
				translated.append(character).append(expression.charAt(++i));
				continue;
			}
			inClass = (character == '[') || (inClass && character != ']');
			translated.append((character == '$' && !inClass) ? "\\z" : String.valueOf(character));
		}
		return translated.toString();
	}

	private static ClerkRouteMatcher matcher(Vector vector) {
		List<String> texts = new ArrayList<>();
		List<Pattern> expressions = new ArrayList<>();
		for (JsonNode pattern : vector.get("patterns")) {
			if (pattern.isString()) {
				texts.add(pattern.asString());
			}
			else {
				expressions.add(expression(pattern));
			}
		}
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(texts);
		return expressions.isEmpty() ? matcher : matcher.or(ClerkRouteMatcher.of(expressions.toArray(Pattern[]::new)));
	}

	private static MockHttpServletRequest request(Vector vector) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setContextPath(vector.get("contextPath").asString(""));
		request.setRequestURI(vector.get("requestUri").asString(""));
		return request;
	}

	/**
	 * Returns the path of a request, which there is whatever the patterns; null if it is
	 * malformed.
	 */
	private static @Nullable String lookupPath(Vector vector) {
		try {
			return LookupPath.of(request(vector)).value();
		}
		catch (MalformedPathException ex) {
			return null;
		}
	}

}
