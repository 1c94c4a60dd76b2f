package com.clerk.spring.route;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tells whether a request is for one of some routes, by Clerk's route patterns.
 *
 * <pre>
 * var settings = ClerkRouteMatcher.of("/teams/:slug/settings");
 * settings.matcher(request).getVariables().get("slug");
 * </pre>
 *
 * The path is read as Spring MVC's dispatcher reads it, so no spelling of a path slips
 * past. A path that could be read in two ways raises a {@link MalformedPathException};
 * where Clerk's filter runs, such a request has been answered 400 before anybody asks.
 *
 * @since 0.1.0
 */
public final class ClerkRouteMatcher implements RequestMatcher {

	private final RoutePatterns patterns;

	private final @Nullable Predicate<HttpServletRequest> predicate;

	private final Set<HttpMethod> methods;

	private final boolean negated;

	private ClerkRouteMatcher(RoutePatterns patterns, @Nullable Predicate<HttpServletRequest> predicate,
			Set<HttpMethod> methods, boolean negated) {
		this.patterns = patterns;
		this.predicate = predicate;
		this.methods = Set.copyOf(methods);
		this.negated = negated;
	}

	/**
	 * Matches paths by patterns of which one is enough.
	 * @param patterns the patterns; empty ones are dropped
	 * @return the matcher
	 * @throws InvalidRoutePatternException if a pattern can't be read
	 */
	public static ClerkRouteMatcher of(String... patterns) {
		return of(Arrays.asList(patterns));
	}

	/**
	 * Matches paths by patterns of which one is enough.
	 * @param patterns the patterns; empty ones are dropped
	 * @return the matcher
	 * @throws InvalidRoutePatternException if a pattern can't be read
	 */
	public static ClerkRouteMatcher of(Collection<String> patterns) {
		return new ClerkRouteMatcher(RoutePatterns.of(patterns, List.of()), null, Set.of(), false);
	}

	/**
	 * Matches paths in which one of some regular expressions is found. They are not
	 * anchored.
	 * @param expressions the expressions
	 * @return the matcher
	 */
	public static ClerkRouteMatcher of(Pattern... expressions) {
		return new ClerkRouteMatcher(RoutePatterns.of(List.of(), Arrays.asList(expressions)), null, Set.of(), false);
	}

	/**
	 * Matches requests by a predicate.
	 * @param predicate the predicate
	 * @return the matcher
	 */
	public static ClerkRouteMatcher of(Predicate<HttpServletRequest> predicate) {
		return new ClerkRouteMatcher(RoutePatterns.of(List.of(), List.of()), predicate, Set.of(), false);
	}

	/**
	 * Matches requests with a method by patterns of which one is enough.
	 * @param method the method
	 * @param patterns the patterns; empty ones are dropped
	 * @return the matcher
	 * @throws InvalidRoutePatternException if a pattern can't be read
	 */
	public static ClerkRouteMatcher of(HttpMethod method, String... patterns) {
		return of(patterns).methods(method);
	}

	/**
	 * Returns this matcher limited to methods.
	 * @param methods the methods; none for all
	 * @return the matcher
	 */
	public ClerkRouteMatcher methods(HttpMethod... methods) {
		return new ClerkRouteMatcher(this.patterns, this.predicate, Set.of(methods), this.negated);
	}

	/**
	 * Returns this matcher with letters of patterns that match in their own case only.
	 * @return the matcher
	 */
	public ClerkRouteMatcher caseSensitive() {
		return new ClerkRouteMatcher(this.patterns.caseSensitive(), this.predicate, this.methods, this.negated);
	}

	/**
	 * Returns what matches every other request.
	 * @return the opposite
	 */
	public ClerkRouteMatcher negate() {
		return new ClerkRouteMatcher(this.patterns, this.predicate, this.methods, !this.negated);
	}

	/**
	 * Tells whether a request matches.
	 * @param request the request
	 * @return true if so
	 * @throws MalformedPathException if its path could be read in two ways
	 */
	@Override
	public boolean matches(HttpServletRequest request) {
		return (variables(request) != null) != this.negated;
	}

	/**
	 * Tells whether a request matches, and with which parameters.
	 * @param request the request
	 * @return the result; its variables are empty for a negated matcher
	 * @throws MalformedPathException if its path could be read in two ways
	 */
	@Override
	public MatchResult matcher(HttpServletRequest request) {
		Map<String, String> variables = variables(request);
		if (this.negated) {
			return (variables == null) ? MatchResult.match() : MatchResult.notMatch();
		}
		return (variables != null) ? MatchResult.match(variables) : MatchResult.notMatch();
	}

	private @Nullable Map<String, String> variables(HttpServletRequest request) {
		// The path is looked at whatever the method, so that a malformed one is never "no
		// match".
		Map<String, String> variables = this.patterns.isEmpty() ? null : this.patterns.match(LookupPath.of(request));
		if (this.predicate != null && this.predicate.test(request)) {
			variables = Map.of();
		}
		boolean method = this.methods.isEmpty() || this.methods.contains(HttpMethod.valueOf(request.getMethod()));
		return method ? variables : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ClerkRouteMatcher that && this.patterns.equals(that.patterns)
				&& this.predicate == that.predicate && this.methods.equals(that.methods)
				&& this.negated == that.negated;
	}

	@Override
	public int hashCode() {
		return this.patterns.hashCode();
	}

	@Override
	public String toString() {
		String what = (this.predicate != null) ? "predicate" : this.patterns.toString();
		return (this.negated ? "not " : "") + (this.methods.isEmpty() ? "" : this.methods + " ") + what;
	}

}
