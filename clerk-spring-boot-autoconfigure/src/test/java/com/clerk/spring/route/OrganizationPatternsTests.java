package com.clerk.spring.route;

import java.util.List;

import com.clerk.spring.route.OrganizationTarget.None;
import com.clerk.spring.route.OrganizationTarget.OrganizationId;
import com.clerk.spring.route.OrganizationTarget.OrganizationSlug;
import com.clerk.spring.route.OrganizationTarget.PersonalAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OrganizationPatterns} and {@link OrganizationTarget}.
 */
class OrganizationPatternsTests {

	@Test
	void namesTheOrganizationOfThePath() {
		OrganizationPatterns patterns = OrganizationPatterns.of(List.of("/orgs/:slug/:rest*", "/o/:id"),
				List.of("/me"));

		assertThat(patterns.target("/orgs/acme/members")).isEqualTo(new OrganizationSlug("acme"));
		assertThat(patterns.target("/o/org_1")).isEqualTo(new OrganizationId("org_1"));
		assertThat(patterns.target("/me")).isEqualTo(new PersonalAccount());
		assertThat(patterns.target("/other")).isEqualTo(new None());
	}

	@Test
	void theIdCountsBeforeTheSlug() {
		OrganizationPatterns patterns = OrganizationPatterns.of(List.of("/:slug/:id?"), List.of());

		assertThat(patterns.target("/acme/org_1")).isEqualTo(new OrganizationId("org_1"));
		assertThat(patterns.target("/acme")).isEqualTo(new OrganizationSlug("acme"));
	}

	@Test
	void anEmptyValueIsNone() {
		OrganizationPatterns patterns = OrganizationPatterns.of(List.of("/x/:id(.*)"), List.of("/x/"));

		assertThat(patterns.target("/x/")).isEqualTo(new PersonalAccount());
	}

	@Test
	void aMatchWithoutIdOrSlugFallsThrough() {
		OrganizationPatterns patterns = OrganizationPatterns.of(List.of("/x/:org", "/x/:slug"), List.of("/x/:any"));

		assertThat(patterns.target("/x/acme")).isEqualTo(new PersonalAccount());
	}

	@ParameterizedTest
	@CsvSource({ "/ORGS/AcmE, AcmE", "/orgs/%C3%A9, %C3%A9", "/orgs/%zz, %zz", "/orgs/%61, %61", "/orgs/a;b, a;b" })
	void takesTheValueAsWritten(String path, String slug) {
		OrganizationPatterns patterns = OrganizationPatterns.of(List.of("/orgs/:slug"), List.of());

		assertThat(patterns.target(path)).isEqualTo(new OrganizationSlug(slug));
	}

	@Test
	void doesNotCleanUpThePath() {
		OrganizationPatterns patterns = OrganizationPatterns.of(List.of("/orgs/:slug"), List.of());

		assertThat(patterns.target("/orgs//acme")).isEqualTo(new None());
		assertThat(patterns.target("/%6Frgs/acme")).isEqualTo(new None());
	}

	@Test
	void emptyListsSayNothing() {
		assertThat(OrganizationPatterns.of(List.of(), List.of()).target("/")).isEqualTo(new None());
		assertThat(OrganizationPatterns.of(List.of(""), List.of("")).target("/")).isEqualTo(new None());
	}

	@Test
	void repeatedParameterIsAListThatNamesNoOrganization() {
		assertThat(OrganizationPatterns.of(List.of("/orgs/:slug*"), List.of()).target("/orgs/a/b"))
			.isEqualTo(new OrganizationSlug("a,b"));
	}

	@Test
	void otherParametersCanBeRepeated() {
		assertThat(OrganizationPatterns.of(List.of("/o/:slug?/:rest*"), List.of("/me/:slug*")).target("/me/a/b"))
			.isEqualTo(new PersonalAccount());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orgs/{slug}", "/orgs/**", "/a(" })
	void refusesInvalidPatternsInEitherList(String pattern) {
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> OrganizationPatterns.of(List.of("/o", pattern), List.of()));
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> OrganizationPatterns.of(List.of(), List.of("/o", pattern)));
	}

	@Test
	void hintsAtTheWayVariablesAreWritten() {
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> OrganizationPatterns.of(List.of("/orgs/{slug}"), List.of()))
			.withMessageContaining("':slug', not '{slug}'");
	}

	@Test
	void tellsWhatIsActiveAlready() {
		assertThat(new OrganizationId("org_1").isActive("org_1", "acme")).isTrue();
		assertThat(new OrganizationId("ORG_1").isActive("org_1", "acme")).isFalse();
		assertThat(new OrganizationId("org_1").isActive(null, null)).isFalse();
		assertThat(new OrganizationSlug("acme").isActive("org_1", "acme")).isTrue();
		assertThat(new OrganizationSlug("Acme").isActive("org_1", "acme")).isFalse();
		assertThat(new OrganizationSlug("acme").isActive("org_1", null)).isFalse();
		assertThat(new PersonalAccount().isActive(null, null)).isTrue();
		assertThat(new PersonalAccount().isActive("org_1", "acme")).isFalse();
		assertThat(new None().isActive("org_1", "acme")).isTrue();
	}

	@Test
	void equalsByPatterns() {
		OrganizationPatterns patterns = OrganizationPatterns.of(List.of("/o/:id"), List.of("/me"));

		assertThat(patterns).isEqualTo(OrganizationPatterns.of(List.of("/o/:id"), List.of("/me")))
			.hasSameHashCodeAs(OrganizationPatterns.of(List.of("/o/:id"), List.of("/me")))
			.isNotEqualTo(OrganizationPatterns.of(List.of("/o/:id"), List.of()))
			.hasToString("organization [/o/:id], personal account [/me]");
	}

}
