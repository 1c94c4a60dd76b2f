package com.clerk.spring.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.route.InvalidRoutePatternException;
import com.clerk.spring.route.OrganizationPatterns;
import com.clerk.spring.route.OrganizationPatterns.Target;
import com.clerk.spring.route.RouteConformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code organization-patterns.jsonl} against {@link OrganizationPatterns}. The session
 * has the organization {@code org_current} with the slug {@code current-org}.
 */
class OrganizationPatternsConformanceTests {

	private static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "options", "url", "pathname",
			"expected", "recommended", "why", "note");

	static Stream<Vector> vectors() {
		return Vectors.load("organization-patterns", FIELDS);
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");
		List<String> organizations = texts(vector.get("options").path("organizationPatterns"));
		List<String> personal = texts(vector.get("options").path("personalAccountPatterns"));

		if (expected.path("error").asBoolean(false)) {
			assertThatExceptionOfType(InvalidRoutePatternException.class)
				.isThrownBy(() -> OrganizationPatterns.of(organizations, personal));
			return;
		}
		OrganizationPatterns patterns = OrganizationPatterns.of(organizations, personal);
		String path = vector.get("pathname").asString();
		assertThat(activate(patterns.target(path))).isEqualTo(expected.path("activate").asString(null));
		if (expected.has("organizationMatch")) {
			assertParameters(RouteConformance.parameters(patterns, path), expected.get("organizationMatch"));
		}
	}

	private static @Nullable String activate(@Nullable Target target) {
		if (target == null || !target.differsFrom("org_current", "current-org")) {
			return null;
		}
		return (target.id() != null) ? target.id() : (target.slug() != null) ? target.slug() : "";
	}

	private static void assertParameters(@Nullable Map<String, String> parameters, JsonNode match) {
		if (!match.isObject()) {
			assertThat(parameters).isNull();
			return;
		}
		match.path("params")
			.propertyStream()
			.filter((parameter) -> parameter.getValue().isString())
			.forEach((parameter) -> assertThat(parameters).containsEntry(parameter.getKey(),
					parameter.getValue().asString()));
	}

	private static List<String> texts(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).toList();
	}

}
