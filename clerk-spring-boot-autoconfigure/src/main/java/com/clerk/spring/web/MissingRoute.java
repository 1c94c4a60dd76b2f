package com.clerk.spring.web;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UrlPathHelper;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What Spring MVC makes of a path that no controller serves: a missing static file where
 * static files are served from that path, else a missing handler.
 *
 * @param handler what the exception comes from: the handler of static files, or null
 * @param exception the exception
 */
record MissingRoute(@Nullable Object handler, ServletException exception) {

	/**
	 * Tells what Spring MVC would make of a request if no controller were there for it.
	 * @param request the request
	 * @param mappings the handler mappings of the application
	 */
	static MissingRoute of(HttpServletRequest request, Collection<HandlerMapping> mappings) {
		PathContainer path = path(request).pathWithinApplication();
		Optional<Map.Entry<PathPattern, Object>> files = mappings.stream()
			.filter(AbstractUrlHandlerMapping.class::isInstance)
			.flatMap((mapping) -> ((AbstractUrlHandlerMapping) mapping).getPathPatternHandlerMap().entrySet().stream())
			.filter((entry) -> entry.getValue() instanceof ResourceHttpRequestHandler && entry.getKey().matches(path))
			.min(Map.Entry.comparingByKey(PathPattern.SPECIFICITY_COMPARATOR));
		return files.map((entry) -> missingFile(request, path, entry.getKey(), entry.getValue()))
			.orElseGet(() -> missingHandler(request));
	}

	private static RequestPath path(HttpServletRequest request) {
		return ServletRequestPathUtils.hasParsedRequestPath(request)
				? ServletRequestPathUtils.getParsedRequestPath(request) : ServletRequestPathUtils.parse(request);
	}

	private static MissingRoute missingFile(HttpServletRequest request, PathContainer path, PathPattern pattern,
			Object handler) {
		String file = UrlPathHelper.defaultInstance
			.removeSemicolonContent(pattern.extractPathWithinPattern(path).value());
		return new MissingRoute(handler,
				new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), file));
	}

	private static MissingRoute missingHandler(HttpServletRequest request) {
		return new MissingRoute(null, new NoHandlerFoundException(request.getMethod(), request.getRequestURI(),
				new ServletServerHttpRequest(request).getHeaders()));
	}

}
