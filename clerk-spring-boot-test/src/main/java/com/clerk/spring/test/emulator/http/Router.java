package com.clerk.spring.test.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what answers a request, by method and path. Filled while the emulator is being
 * made, read only afterwards.
 */
public final class Router {

	private final List<Route> routes = new ArrayList<>();

	public Router get(String pattern, ApiHandler handler) {
		return add("GET", pattern, handler);
	}

	public Router post(String pattern, ApiHandler handler) {
		return add("POST", pattern, handler);
	}

	public Router put(String pattern, ApiHandler handler) {
		return add("PUT", pattern, handler);
	}

	public Router patch(String pattern, ApiHandler handler) {
		return add("PATCH", pattern, handler);
	}

	public Router delete(String pattern, ApiHandler handler) {
		return add("DELETE", pattern, handler);
	}

	private Router add(String method, String pattern, ApiHandler handler) {
		this.routes.add(Route.of(method, pattern, handler));
		return this;
	}

	/**
	 * Answers a request if one of the routes is for it.
	 */
	public Optional<ApiResponse> route(ApiRequest request) {
		String method = "HEAD".equals(request.method()) ? "GET" : request.method();
		List<String> path = Route.segments(request.path());
		for (Route route : this.routes) {
			PathVariables variables = route.match(method, path);
			if (variables != null) {
				return Optional.of(route.handler().handle(request, variables));
			}
		}
		return Optional.empty();
	}

}
