package com.clerk.spring.security;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.util.matcher.RequestMatcher;

import com.clerk.spring.auth.Auth;

/**
 * Rules about routes, as {@code clerk.routes} states them. A request that rules match
 * must meet all of these, and they alone decide about it; otherwise, where public routes
 * are named, every other one needs a signed-in user.
 *
 * <pre>
 * RouteRules.builder()
 *     .publicRoutes(ClerkRouteMatcher.of("/", "/sign-in/:path*"))
 *     .rule(new RouteRule(ClerkRouteMatcher.of("/admin/:path*"), Protection.of(Requirement.role("org:admin"))))
 *     .build();
 * </pre>
 *
 * @since 0.1.0
 */
public final class RouteRules {

	private static final RouteRules NONE = builder().build();

	private final @Nullable RequestMatcher publicRoutes;

	private final List<RouteRule> rules;

	private RouteRules(Builder builder) {
		this.publicRoutes = builder.publicRoutes;
		this.rules = List.copyOf(builder.rules);
	}

	/**
	 * Returns no rules at all: every route is open.
	 * @return rules that decide about nothing
	 */
	public static RouteRules none() {
		return NONE;
	}

	/**
	 * Starts without any rule.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns the rules about protected routes.
	 * @return the rules, in their order
	 */
	public List<RouteRule> rules() {
		return this.rules;
	}

	/**
	 * Returns the public routes.
	 * @return what matches them, or null when routes without a rule are open
	 */
	public @Nullable RequestMatcher publicRoutes() {
		return this.publicRoutes;
	}

	/**
	 * Decides about a request.
	 * @return the caller, of a kind that the rules accept
	 * @throws com.clerk.spring.auth.ClerkDeniedException if the caller is refused
	 */
	Auth check(Auth auth, HttpServletRequest request) {
		Auth seen = auth;
		List<RouteRule> matching = this.rules.stream().filter((rule) -> rule.matcher().matches(request)).toList();
		for (RouteRule rule : matching) {
			seen = auth.protect(rule.protection());
		}
		if (matching.isEmpty() && this.publicRoutes != null && !this.publicRoutes.matches(request)) {
			auth.protect();
		}
		return seen;
	}

	/**
	 * Builds {@link RouteRules}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private @Nullable RequestMatcher publicRoutes;

		private final List<RouteRule> rules = new ArrayList<>();

		private Builder() {
		}

		/**
		 * Names the public routes. Every other one then needs a signed-in user.
		 * @param publicRoutes what matches them
		 * @return this builder
		 */
		public Builder publicRoutes(RequestMatcher publicRoutes) {
			this.publicRoutes = publicRoutes;
			return this;
		}

		/**
		 * Adds a rule about protected routes.
		 * @param rule the rule
		 * @return this builder
		 */
		public Builder rule(RouteRule rule) {
			this.rules.add(rule);
			return this;
		}

		/**
		 * Builds the rules.
		 * @return immutable rules
		 */
		public RouteRules build() {
			return new RouteRules(this);
		}

	}

}
