package com.clerk.spring.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

	static Stream<Vector> vectors() {
		return Vectors.load("organization-patterns", FIELDS);
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		assertThat(vector.kind()).isEqualTo("sync-target");
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");
		List<String> organization = texts(vector, "organizationPatterns");
		List<String> personalAccount = texts(vector, "personalAccountPatterns");
		if (expected.path("error").asBoolean(false)) {
			assertThatExceptionOfType(InvalidRoutePatternException.class)
				.isThrownBy(() -> OrganizationPatterns.of(organization, personalAccount));
			return;
		}
		String path = vector.get("pathname").asString();

		OrganizationTarget target = OrganizationPatterns.of(organization, personalAccount).target(path);

		assertThat(activated(target)).isEqualTo(nullableText(expected.get("activate")));
		assertThat(RoutePatterns.of(organization).match(path).orElse(null))
			.isEqualTo(parameters(expected.get("organizationMatch")));
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

	private static List<String> texts(Vector vector, String option) {
		List<String> texts = new ArrayList<>();
		vector.get("options").path(option).forEach((text) -> texts.add(text.asString()));
		return texts;
	}

	private static String nullableText(JsonNode node) {
		return node.isNull() ? null : node.asString();
	}

	/**
	 * A list is that of a repeated parameter, which matching gives as the text it stands
	 * in.
	 */
	private static String text(JsonNode value) {
		return value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining("/"))
				: value.asString();
	}

	private static Map<String, String> parameters(JsonNode match) {
		if (match.isBoolean()) {
			assertThat(match.asBoolean()).isFalse();
			return null;
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		match.get("params").properties().forEach((entry) -> parameters.put(entry.getKey(), text(entry.getValue())));
		return parameters;
	}

}
