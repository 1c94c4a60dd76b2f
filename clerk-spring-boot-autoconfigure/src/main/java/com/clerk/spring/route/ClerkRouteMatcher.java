package com.clerk.spring.route;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.clerk.spring.route.RouteCondition.Custom;
import com.clerk.spring.route.RouteCondition.Either;
import com.clerk.spring.route.RouteCondition.Methods;
import com.clerk.spring.route.RouteCondition.Not;
import com.clerk.spring.route.RouteCondition.Routes;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;

/**
 * Tells whether a request is for one of some routes, written in the pattern language of
 * Clerk's other SDKs ({@link RoutePattern}).
 *
 * <pre>
 * ClerkRouteMatcher isPublic = ClerkRouteMatcher.of("/", "/sign-in/:path*", "/webhooks/:path*");
 * isPublic.matches(request);
 *
 * ClerkRouteMatcher isTenant = ClerkRouteMatcher.of("/orgs/:slug/:path*");
 * isTenant.matcher(request).getVariables().get("slug");
 *
 * http.authorizeHttpRequests((authorize) -&gt; authorize.requestMatchers(isPublic).permitAll()
 *     .anyRequest().authenticated());
 * </pre>
 * <p>
 * The path is the request's {@link LookupPath}: without the context path, but with the
 * path of the servlet; decoded; the one that the client asked for, also in a forward, an
 * include, an asynchronous or an error dispatch. So every spelling of a path that Spring
 * MVC maps to a handler matches the pattern of that handler.
 * <p>
 * <b>A malformed path neither matches nor does not match</b>, not even negated: every
 * matcher that has a pattern throws {@link MalformedPathException}. Clerk's filter has
 * answered such a request with 400 before any rule asks; in a security filter chain
 * without it, Spring Security makes the same 400 of the exception.
 *
 * @since 0.1.0
 */
public final class ClerkRouteMatcher implements RequestMatcher, Predicate<HttpServletRequest> {

	private final RouteCondition condition;

	private ClerkRouteMatcher(RouteCondition condition) {
		this.condition = condition;
	}

	/**
	 * Creates a matcher of patterns. Empty ones are dropped; without any, no request
	 * matches.
	 * @param patterns texts in the language of {@link RoutePattern}
	 * @return the matcher
	 * @throws InvalidRoutePatternException if a text is no pattern
	 */
	public static ClerkRouteMatcher of(String... patterns) {
		return of(Arrays.asList(patterns));
	}

	/**
	 * Creates a matcher of patterns. Empty ones are dropped; without any, no request
	 * matches.
	 * @param patterns texts in the language of {@link RoutePattern}
	 * @return the matcher
	 * @throws InvalidRoutePatternException if a text is no pattern
	 */
	public static ClerkRouteMatcher of(Collection<String> patterns) {
		return new ClerkRouteMatcher(new Routes(RoutePatterns.of(patterns)));
	}

	/**
	 * Creates a matcher of regular expressions, each searched for in the path as it is:
	 * without anchors of ours and with its own flags.
	 * @param patterns the expressions
	 * @return the matcher, which has no variables
	 */
	public static ClerkRouteMatcher of(Pattern... patterns) {
		return new ClerkRouteMatcher(new Routes(RoutePatterns.of(patterns)));
	}

	/**
	 * Creates a matcher of a condition of one's own. The path is left to the condition: a
	 * malformed one is not refused on its account.
	 * @param predicate the condition
	 * @return the matcher
	 */
	public static ClerkRouteMatcher of(Predicate<HttpServletRequest> predicate) {
		return new ClerkRouteMatcher(condition(predicate));
	}

	/**
	 * Creates a matcher of patterns for one method.
	 * @param method the method; {@code GET} includes {@code HEAD}
	 * @param patterns texts in the language of {@link RoutePattern}
	 * @return the matcher
	 * @throws InvalidRoutePatternException if a text is no pattern
	 */
	public static ClerkRouteMatcher of(HttpMethod method, String... patterns) {
		return of(patterns).methods(method);
	}

	private static RouteCondition condition(Predicate<? super HttpServletRequest> predicate) {
		Assert.notNull(predicate, "The predicate must not be null");
		return (predicate instanceof ClerkRouteMatcher matcher) ? matcher.condition : new Custom(predicate);
	}

	/**
	 * Returns this matcher limited to methods.
	 * @param methods the methods; {@code GET} includes {@code HEAD}, which Spring MVC
	 * maps to the same handlers
	 * @return a matcher of the requests of these methods that match this one
	 */
	public ClerkRouteMatcher methods(HttpMethod... methods) {
		Assert.notEmpty(methods, "At least one method must be given");
		Assert.noNullElements(methods, "The methods must not be null");
		Set<HttpMethod> all = new LinkedHashSet<>(Arrays.asList(methods));
		if (all.contains(HttpMethod.GET)) {
			all.add(HttpMethod.HEAD);
		}
		return new ClerkRouteMatcher(new Methods(Set.copyOf(all), this.condition));
	}

	/**
	 * Returns this matcher with letter case counting in its patterns; regular expressions
	 * and predicates stay as they are.
	 * @return a matcher that is case sensitive
	 */
	public ClerkRouteMatcher caseSensitive() {
		return new ClerkRouteMatcher(this.condition.caseSensitive());
	}

	/**
	 * Returns the opposite of this matcher. A malformed path is refused all the same.
	 * @return a matcher of the requests that do not match this one, without variables
	 */
	@Override
	public ClerkRouteMatcher negate() {
		return new ClerkRouteMatcher(new Not(this.condition));
	}

	/**
	 * Returns a matcher of the requests that match this one or meet another condition.
	 * @param other another matcher or a condition of one's own
	 * @return a matcher with the variables of the one that matches, this one first
	 */
	@Override
	public ClerkRouteMatcher or(Predicate<? super HttpServletRequest> other) {
		return new ClerkRouteMatcher(new Either(this.condition, condition(other)));
	}

	/**
	 * Tells whether a request matches.
	 * @param request the request
	 * @return whether it matches
	 * @throws MalformedPathException if this matcher has a pattern and the path is
	 * malformed or takes too long to match
	 */
	@Override
	public boolean matches(HttpServletRequest request) {
		return matcher(request).isMatch();
	}

	/**
	 * Matches a request and tells the parameters of the path: decoded, save {@code %2F},
	 * {@code %3F} and {@code %23}. Those without a name are numbered through all patterns
	 * from 0, those that took no part are absent, a repeated one is the text between its
	 * first and its last repetition.
	 * @param request the request
	 * @return whether it matches, with the parameters of the first pattern that does
	 * @throws MalformedPathException if this matcher has a pattern and the path is
	 * malformed or takes too long to match
	 */
	@Override
	public MatchResult matcher(HttpServletRequest request) {
		if (this.condition.readsPath()) {
			LookupPath.of(request);
		}
		return this.condition.test(request);
	}

	/**
	 * Tells whether a request matches.
	 * @param request the request
	 * @return whether it matches
	 * @throws MalformedPathException if this matcher has a pattern and the path is
	 * malformed or takes too long to match
	 */
	@Override
	public boolean test(HttpServletRequest request) {
		return matches(request);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ClerkRouteMatcher that && this.condition.equals(that.condition);
	}

	@Override
	public int hashCode() {
		return this.condition.hashCode();
	}

	/**
	 * Returns the routes, for logs.
	 * @return the patterns as written, with the methods
	 */
	@Override
	public String toString() {
		return "Clerk routes " + this.condition;
	}

}
