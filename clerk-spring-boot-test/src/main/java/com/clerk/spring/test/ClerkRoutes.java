package com.clerk.spring.test;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.assertj.core.api.AssertProvider;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The routes of the application, to assert which of them are public. A bean of this type
 * is there in each test with Spring MVC.
 *
 * <pre>
 * assertThat(clerkRoutes).hasNoPublicRouteBut("/", "/sign-in");
 * </pre>
 *
 * A route is public where a request of somebody signed out gets to its handler: past the
 * filters of Spring Security, middleware and route rules, the annotations of the handler
 * and all interceptors. Each is tried so, and no handler is run. What a handler itself
 * refuses, or a service that it calls, makes no difference: such a route counts as
 * public. So does one that could not be tried, as a filter failed or no request was found
 * that its handler takes. Static resources, the error page and what servlets and filters
 * answer are not looked at.
 *
 * @since 0.1.0
 */
public final class ClerkRoutes implements AssertProvider<ClerkRoutesAssert> {

	private final Supplier<Stream<MappedRoute>> mapped;

	private final RouteAttempt attempt;

	ClerkRoutes(Supplier<Stream<MappedRoute>> mapped, RouteAttempt attempt) {
		this.mapped = mapped;
		this.attempt = attempt;
	}

	/**
	 * Tries all routes.
	 * @return the public ones, such as {@code GET /projects/{id}}, in the order of their
	 * paths, with the parameters that their mappings ask for
	 */
	public List<String> publicRoutes() {
		return tried().map(MappedRoute::toString).distinct().toList();
	}

	Stream<MappedRoute> publicRoutesBut(RequestMatcher others) {
		return tried().filter((route) -> !others.matches(this.attempt.sample(route)));
	}

	private Stream<MappedRoute> tried() {
		return this.mapped.get().filter(this.attempt::reachesHandler).distinct().sorted();
	}

	/**
	 * Makes the assertions, for {@code assertThat(clerkRoutes)}.
	 * @return assertions about these routes
	 * @deprecated use {@code assertThat(clerkRoutes)}
	 */
	@Override
	@Deprecated(since = "0.1.0")
	public ClerkRoutesAssert assertThat() {
		return new ClerkRoutesAssert(this);
	}

}
