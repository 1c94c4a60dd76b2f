package com.clerk.spring.test;

import java.util.Comparator;

import jakarta.servlet.ServletContext;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Something that can be asked for.
 *
 * @param mapping what finds the handler
 * @param method the method
 * @param pattern the pattern of the path, as Spring MVC has it
 * @param conditions what else a request needs
 * @param handler the method of a controller, or null for a router function
 */
record MappedRoute(HandlerMapping mapping, HttpMethod method, String pattern, RouteConditions conditions,
		@Nullable HandlerMethod handler) implements Comparable<MappedRoute> {

	private static final Comparator<MappedRoute> ORDER = Comparator.comparing(MappedRoute::pattern)
		.thenComparing(MappedRoute::method)
		.thenComparing(MappedRoute::toString);

	/**
	 * Makes a request for it.
	 * @param servletContext where the application is
	 * @param value what to put for variables
	 */
	MockHttpServletRequest request(ServletContext servletContext, String value) {
		String path = RouteSample.path(this.pattern, value);
		MockHttpServletRequest request = new MockHttpServletRequest(servletContext, this.method.name(), path);
		request.setServletPath(path);
		// A script's request, so that nobody is sent through a handshake.
		request.addHeader("Sec-Fetch-Dest", "empty");
		this.conditions.meet(request);
		return request;
	}

	/**
	 * Whether a handler is the one of this route, not of another with the same path.
	 */
	boolean isHandledBy(Object found) {
		return this.handler == null
				|| (found instanceof HandlerMethod method && method.getMethod().equals(this.handler.getMethod())
						&& method.getBeanType().equals(this.handler.getBeanType()));
	}

	@Override
	public int compareTo(MappedRoute other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.method + " " + this.pattern + this.conditions;
	}

}
