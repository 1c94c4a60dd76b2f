package com.clerk.spring.conformance;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.route.RouteConformance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code route-matcher.jsonl} against the pattern language and the lookup path.
 */
class RouteMatcherConformanceTests {

	private static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "patterns", "path", "url", "pathname",
			"contextPath", "requestUri", "lookupPath", "expected", "recommended", "why", "note");

	/** Cases that can't be run, with the reason. */
	private static final Map<String, String> SKIPPED = Map.of();

	static Stream<Vector> vectors() {
		return Vectors.load("route-matcher", FIELDS).filter((vector) -> !SKIPPED.containsKey(vector.id()));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");
		RouteConformance route = RouteConformance.of(vector.get("patterns"));

		String actual = switch (vector.kind()) {
			case "path", "pattern" -> route.path(vector.get("path").asString(""));
			case "url" -> route.path(vector.get("pathname").asString());
			case "servlet" ->
				route.servlet(vector.get("contextPath").asString(""), vector.get("requestUri").asString());
			default -> throw new IllegalStateException("Unknown kind " + vector.kind());
		};

		assertThat(actual).isEqualTo(expected.asString());
		if ("servlet".equals(vector.kind()) && vector.get("lookupPath").isString()) {
			assertThat(RouteConformance.lookupPath(vector.get("contextPath").asString(""),
					vector.get("requestUri").asString()))
				.isEqualTo(vector.get("lookupPath").asString());
		}
	}

}
