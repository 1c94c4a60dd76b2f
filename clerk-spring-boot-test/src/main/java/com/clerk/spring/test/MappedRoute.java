package com.clerk.spring.test;

import java.util.Comparator;

import jakarta.servlet.ServletContext;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Something that can be asked for.
 *
 * @param mapping what finds the handler
 * @param method the method
 * @param pattern the pattern of the path, as Spring MVC has it
 * @param consumed a content type that is taken, or null for any
 */
record MappedRoute(HandlerMapping mapping, HttpMethod method, String pattern,
		@Nullable MediaType consumed) implements Comparable<MappedRoute> {

	private static final Comparator<MappedRoute> ORDER = Comparator.comparing(MappedRoute::pattern)
		.thenComparing(MappedRoute::method);

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
		request.addHeader("Accept", MediaType.ALL_VALUE);
		if (this.consumed != null) {
			request.setContentType(this.consumed.toString());
		}
		return request;
	}

	@Override
	public int compareTo(MappedRoute other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.method + " " + this.pattern;
	}

}
