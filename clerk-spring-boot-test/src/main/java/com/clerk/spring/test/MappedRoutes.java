package com.clerk.spring.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The routes of controllers and of router functions.
 */
final class MappedRoutes implements Supplier<Stream<MappedRoute>> {

	private final ObjectProvider<RequestMappingInfoHandlerMapping> controllers;

	private final ObjectProvider<RouterFunctionMapping> functions;

	private final String errorPath;

	MappedRoutes(ObjectProvider<RequestMappingInfoHandlerMapping> controllers,
			ObjectProvider<RouterFunctionMapping> functions, Environment environment) {
		this.controllers = controllers;
		this.functions = functions;
		this.errorPath = environment.getProperty("spring.web.error.path", "/error");
	}

	@Override
	public Stream<MappedRoute> get() {
		return Stream
			.concat(this.controllers.stream().flatMap(MappedRoutes::ofControllers),
					this.functions.stream().flatMap(MappedRoutes::ofFunctions))
			.filter((route) -> !route.pattern().equals(this.errorPath));
	}

	private static Stream<MappedRoute> ofControllers(RequestMappingInfoHandlerMapping mapping) {
		return mapping.getHandlerMethods()
			.entrySet()
			.stream()
			.flatMap((mapped) -> routes(mapping, mapped.getKey(), mapped.getValue()));
	}

	private static Stream<MappedRoute> routes(RequestMappingInfoHandlerMapping mapping, RequestMappingInfo info,
			HandlerMethod handler) {
		RouteConditions conditions = RouteConditions.of(info);
		Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
		List<RequestMethod> tried = methods.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST)
				: new ArrayList<>(methods);
		return info.getPatternValues()
			.stream()
			.flatMap((pattern) -> tried.stream()
				.map((method) -> new MappedRoute(mapping, method.asHttpMethod(), pattern, conditions, handler)));
	}

	private static Stream<MappedRoute> ofFunctions(RouterFunctionMapping mapping) {
		RouterFunction<?> function = mapping.getRouterFunction();
		if (function == null) {
			return Stream.empty();
		}
		FunctionalRoutes routes = new FunctionalRoutes();
		function.accept(routes);
		return routes.found()
			.stream()
			.map((route) -> new MappedRoute(mapping, route.method(), route.pattern(), RouteConditions.NONE, null));
	}

	/**
	 * A route of a router function.
	 *
	 * @param method its method
	 * @param pattern the pattern of its path
	 */
	record Functional(HttpMethod method, String pattern) {
	}

}
