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
	}

	private static String outcome(Vector vector) {
		try {
			return String.valueOf(switch (vector.kind()) {
				case "path", "pattern" -> patterns(vector).matchUrlPath(vector.get("path").asString("")).isPresent();
				case "url" -> patterns(vector).matchUrlPath(vector.get("pathname").asString()).isPresent();
				case "servlet" -> matchesRequest(vector);
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

	private static Pattern expression(JsonNode pattern) {
		String flags = pattern.get("flags").asString();
		return Pattern.compile(pattern.get("regex").asString(), switch (flags) {
			case "" -> 0;
			case "i" -> Pattern.CASE_INSENSITIVE;
			default -> throw new IllegalStateException("There are no flags " + flags);
		});
	}

	private static boolean matchesRequest(Vector vector) {
		List<String> patterns = new ArrayList<>();
		vector.get("patterns").forEach((pattern) -> patterns.add(pattern.asString()));
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setContextPath(vector.get("contextPath").asString());
		request.setRequestURI(vector.get("requestUri").asString());

		boolean matches = ClerkRouteMatcher.of(patterns).matches(request);

		assertThat(LookupPath.of(request).value()).isEqualTo(vector.get("lookupPath").asString());
		return matches;
	}

}
