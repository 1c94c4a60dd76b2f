package com.clerk.spring.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.route.InvalidRoutePatternException;
import com.clerk.spring.route.OrganizationPatterns;
import com.clerk.spring.route.OrganizationTarget;
import com.clerk.spring.route.OrganizationTarget.None;
import com.clerk.spring.route.OrganizationTarget.OrganizationId;
import com.clerk.spring.route.OrganizationTarget.OrganizationSlug;
import com.clerk.spring.route.OrganizationTarget.PersonalAccount;
import com.clerk.spring.route.RoutePatterns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Recorded cases of the patterns that name an organization. All deviations here are
 * required ones. None is skipped.
 */
@ExtendWith(FailedVectors.class)
class OrganizationPatternsConformanceTests {

	private static final Set<String> FIELDS = Set.of("id", "kind", "options", "url", "pathname", "expected",
			"recommended", "why", "deviation", "note");

	private static final Set<String> OPTIONS = Set.of("organizationPatterns", "personalAccountPatterns");

	static Stream<Vector> vectors() {
		return Vectors.load("organization-patterns", FIELDS);
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		assertThat(vector.kind()).isEqualTo("sync-target");
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");
		List<String> organization = VectorJson.texts(vector.get("options").path("organizationPatterns"));
		List<String> personalAccount = VectorJson.texts(vector.get("options").path("personalAccountPatterns"));
		if (expected.path("error").asBoolean(false)) {
			assertThatExceptionOfType(InvalidRoutePatternException.class)
				.isThrownBy(() -> OrganizationPatterns.of(organization, personalAccount));
			return;
		}
		assertThat(OPTIONS).containsAll(vector.get("options").propertyNames());
		String path = vector.get("pathname").asString();

		OrganizationTarget target = OrganizationPatterns.of(organization, personalAccount).target(path);

		assertThat(activated(target)).isEqualTo(VectorJson.textOrNull(expected.path("activate")));
		JsonNode match = expected.path("organizationMatch");
		if (!VectorJson.isAbsent(match)) {
			assertThat(RoutePatterns.of(organization).match(path).orElse(null)).isEqualTo(parameters(match, path));
		}
	}

	private static String activated(OrganizationTarget target) {
		if (target.isActive("org_current", "current-org") || target instanceof None) {
			return null;
		}
		if (target instanceof OrganizationId organization) {
			return organization.id();
		}
		if (target instanceof OrganizationSlug organization) {
			return organization.slug();
		}
		assertThat(target).isInstanceOf(PersonalAccount.class);
		return "";
	}

	/**
	 * A list is that of a repeated parameter, which matching gives as the text it stands
	 * in.
	 */
	private static String text(JsonNode value, String path) {
		return value.isArray() ? Stream.of("/", ".", "-")
			.map((separator) -> String.join(separator, VectorJson.texts(value)))
			.filter(path::contains)
			.findFirst()
			.orElseThrow() : value.asString();
	}

	private static @Nullable Map<String, String> parameters(JsonNode match, String path) {
		if (match.isBoolean()) {
			assertThat(match.asBoolean()).isFalse();
			return null;
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		match.path("params")
			.propertyStream()
			.filter((entry) -> !entry.getValue().isNull())
			.forEach((entry) -> parameters.put(entry.getKey(), text(entry.getValue(), path)));
		return parameters;
	}

}
