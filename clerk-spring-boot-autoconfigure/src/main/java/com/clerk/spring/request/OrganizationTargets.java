package com.clerk.spring.request;

import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.route.InvalidRoutePatternException;
import com.clerk.spring.route.OrganizationPatterns;
import com.clerk.spring.route.OrganizationTarget;

/**
 * Tells which organization the path of a request asks for
 * ({@code shared/spec/authenticate-request.md} section 14.2). Patterns are compiled once.
 */
final class OrganizationTargets {

	private static final int MAX_LISTS = 1000;

	private static final OrganizationTarget NONE = new OrganizationTarget.None();

	private final Cache<Lists, OrganizationPatterns> compiled = Caffeine.newBuilder()
		.maximumSize(MAX_LISTS)
		.executor(Runnable::run)
		.build();

	/**
	 * Makes sure that the patterns are some.
	 * @throws ClerkConfigurationException with the code
	 * {@code organization-pattern-invalid}
	 */
	void check(ClerkOptions options) {
		Lists lists = Lists.of(options);
		if (!lists.isEmpty()) {
			patterns(lists);
		}
	}

	OrganizationTarget of(RequestContext context) {
		Lists lists = Lists.of(context.options());
		return lists.isEmpty() ? NONE : patterns(lists).target(context.request().pathInApplication());
	}

	private OrganizationPatterns patterns(Lists lists) {
		try {
			return this.compiled.get(lists, Lists::compile);
		}
		catch (InvalidRoutePatternException ex) {
			throw new ClerkConfigurationException("organization-pattern-invalid",
					"A pattern of clerk.organization-sync can't be used: " + ex.getMessage());
		}
	}

	private record Lists(List<String> organization, List<String> personalAccount) {

		static Lists of(ClerkOptions options) {
			return new Lists(options.organizationPatterns(), options.personalAccountPatterns());
		}

		boolean isEmpty() {
			return this.organization.isEmpty() && this.personalAccount.isEmpty();
		}

		OrganizationPatterns compile() {
			return OrganizationPatterns.of(this.organization, this.personalAccount);
		}

	}

}
