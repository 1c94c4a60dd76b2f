package com.clerk.spring.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

import com.clerk.spring.test.MappedRoutes.Functional;

/**
 * Collects the routes of router functions: their methods and the patterns of their paths,
 * nested ones put together.
 */
final class FunctionalRoutes implements RouterFunctions.Visitor {

	private final List<Functional> found = new ArrayList<>();

	private final Deque<Demand> nested = new ArrayDeque<>();

	List<Functional> found() {
		return this.found;
	}

	@Override
	public void startNested(RequestPredicate predicate) {
		this.nested.addLast(Demand.of(predicate));
	}

	@Override
	public void endNested(RequestPredicate predicate) {
		this.nested.removeLast();
	}

	@Override
	public void route(RequestPredicate predicate, HandlerFunction<?> handlerFunction) {
		List<Demand> demands = new ArrayList<>(this.nested);
		demands.add(Demand.of(predicate));
		List<String> patterns = List.of("");
		Set<HttpMethod> methods = Set.of(HttpMethod.GET);
		for (Demand demand : demands) {
			patterns = demand.below(patterns);
			methods = demand.methods.isEmpty() ? methods : demand.methods;
		}
		for (HttpMethod method : methods) {
			patterns.forEach((pattern) -> this.found.add(new Functional(method, pattern.isEmpty() ? "/**" : pattern)));
		}
	}

	@Override
	public void resources(Function<ServerRequest, Optional<Resource>> lookupFunction) {
	}

	@Override
	public void attributes(Map<String, Object> attributes) {
	}

	@Override
	public void unknown(RouterFunction<?> routerFunction) {
	}

	/**
	 * What a predicate demands, as far as it can be put into a request.
	 */
	private static final class Demand implements RequestPredicates.Visitor {

		private final List<String> patterns = new ArrayList<>();

		private Set<HttpMethod> methods = Set.of();

		static Demand of(RequestPredicate predicate) {
			Demand demand = new Demand();
			predicate.accept(demand);
			return demand;
		}

		List<String> below(List<String> parents) {
			return this.patterns.isEmpty() ? parents
					: parents.stream().flatMap((parent) -> this.patterns.stream().map(parent::concat)).toList();
		}

		@Override
		public void method(Set<HttpMethod> methods) {
			this.methods = methods;
		}

		@Override
		public void path(String pattern) {
			this.patterns.add(pattern);
		}

		@Override
		@SuppressWarnings("removal")
		public void pathExtension(String extension) {
		}

		@Override
		public void header(String name, String value) {
		}

		@Override
		public void param(String name, String value) {
		}

		@Override
		public void version(String version) {
		}

		@Override
		public void startAnd() {
		}

		@Override
		public void and() {
		}

		@Override
		public void endAnd() {
		}

		@Override
		public void startOr() {
		}

		@Override
		public void or() {
		}

		@Override
		public void endOr() {
		}

		@Override
		public void startNegate() {
		}

		@Override
		public void endNegate() {
		}

		@Override
		public void unknown(RequestPredicate predicate) {
		}

	}

}
