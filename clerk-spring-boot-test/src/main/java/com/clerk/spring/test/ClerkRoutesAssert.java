package com.clerk.spring.test;

import java.util.List;
import java.util.stream.Collectors;

import org.assertj.core.api.AbstractAssert;

import com.clerk.spring.route.ClerkRouteMatcher;

/**
 * Assertions about {@link ClerkRoutes}.
 *
 * @since 0.1.0
 */
public final class ClerkRoutesAssert extends AbstractAssert<ClerkRoutesAssert, ClerkRoutes> {

	ClerkRoutesAssert(ClerkRoutes actual) {
		super(actual, ClerkRoutesAssert.class);
	}

	/**
	 * Asserts that nobody signed out gets to any other route than those.
	 * @param patterns what may be public: patterns as {@code clerk.routes} takes them,
	 * such as {@code /docs/:path*}, or those of controllers, such as {@code /docs/{page}}
	 * @return this
	 */
	public ClerkRoutesAssert hasNoPublicRouteBut(String... patterns) {
		isNotNull();
		List<String> named = List.of(patterns);
		ClerkRouteMatcher matcher = ClerkRouteMatcher
			.of(named.stream().filter((pattern) -> !pattern.contains("{")).toList());
		String others = this.actual.publicRoutesBut(matcher)
			.filter((route) -> !named.contains(route.pattern()))
			.map((route) -> "  " + route)
			.distinct()
			.collect(Collectors.joining("\n"));
		if (!others.isEmpty()) {
			failWithMessage("%s", "Nobody is kept from these routes, which are not among the public ones " + named
					+ ":\n" + others
					+ "\nProtect them, for instance with @ClerkProtect, or name them if they are meant to be public.");
		}
		return this;
	}

}
