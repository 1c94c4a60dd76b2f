package com.clerk.spring.route;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher.MatchResult;

/**
 * What a {@link ClerkRouteMatcher} asks of a request.
 */
sealed interface RouteCondition {

	MatchResult test(HttpServletRequest request);

	/**
	 * Tells whether the path counts, so that a malformed one must be refused.
	 */
	boolean readsPath();

	/**
	 * Returns the same condition with letter case counting in patterns.
	 */
	RouteCondition caseSensitive();

	/**
	 * One of several patterns.
	 */
	record Routes(RoutePatterns patterns) implements RouteCondition {

		@Override
		public MatchResult test(HttpServletRequest request) {
			if (this.patterns.isEmpty()) {
				return MatchResult.notMatch();
			}
			return this.patterns.match(LookupPath.of(request).value())
				.map(MatchResult::match)
				.orElseGet(MatchResult::notMatch);
		}

		@Override
		public boolean readsPath() {
			return !this.patterns.isEmpty();
		}

		@Override
		public RouteCondition caseSensitive() {
			return new Routes(this.patterns.caseSensitive());
		}

		@Override
		public String toString() {
			return this.patterns.toString();
		}

	}

	/**
	 * A condition of the application's own.
	 */
	record Custom(Predicate<? super HttpServletRequest> predicate) implements RouteCondition {

		@Override
		public MatchResult test(HttpServletRequest request) {
			return this.predicate.test(request) ? MatchResult.match() : MatchResult.notMatch();
		}

		@Override
		public boolean readsPath() {
			return false;
		}

		@Override
		public RouteCondition caseSensitive() {
			return this;
		}

		@Override
		public String toString() {
			return "predicate " + this.predicate;
		}

	}

	/**
	 * A condition limited to methods.
	 */
	record Methods(Set<HttpMethod> methods, RouteCondition condition) implements RouteCondition {

		@Override
		public MatchResult test(HttpServletRequest request) {
			HttpMethod method = HttpMethod.valueOf(request.getMethod());
			return this.methods.contains(method) ? this.condition.test(request) : MatchResult.notMatch();
		}

		@Override
		public boolean readsPath() {
			return this.condition.readsPath();
		}

		@Override
		public RouteCondition caseSensitive() {
			return new Methods(this.methods, this.condition.caseSensitive());
		}

		@Override
		public String toString() {
			return this.methods + " " + this.condition;
		}

	}

	/**
	 * The opposite.
	 */
	record Not(RouteCondition condition) implements RouteCondition {

		@Override
		public MatchResult test(HttpServletRequest request) {
			return this.condition.test(request).isMatch() ? MatchResult.notMatch() : MatchResult.match(Map.of());
		}

		@Override
		public boolean readsPath() {
			return this.condition.readsPath();
		}

		@Override
		public RouteCondition caseSensitive() {
			return new Not(this.condition.caseSensitive());
		}

		@Override
		public String toString() {
			return "not " + this.condition;
		}

	}

	/**
	 * One of two.
	 */
	record Either(RouteCondition first, RouteCondition second) implements RouteCondition {

		@Override
		public MatchResult test(HttpServletRequest request) {
			MatchResult result = this.first.test(request);
			return result.isMatch() ? result : this.second.test(request);
		}

		@Override
		public boolean readsPath() {
			return this.first.readsPath() || this.second.readsPath();
		}

		@Override
		public RouteCondition caseSensitive() {
			return new Either(this.first.caseSensitive(), this.second.caseSensitive());
		}

		@Override
		public String toString() {
			return "(" + this.first + " or " + this.second + ")";
		}

	}

}
