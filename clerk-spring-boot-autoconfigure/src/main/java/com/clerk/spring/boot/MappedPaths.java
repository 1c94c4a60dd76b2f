package com.clerk.spring.boot;

import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.ServletContext;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import com.clerk.spring.proxy.ProxyPathServlet;

/**
 * The path patterns of the application's controllers, resources and servlets. They are
 * all known only once the application has started.
 */
final class MappedPaths implements Supplier<Stream<String>> {

	private final ServletContext servletContext;

	private final ObjectProvider<DispatcherServletPath> dispatcher;

	private final ObjectProvider<RequestMappingInfoHandlerMapping> controllers;

	private final ObjectProvider<AbstractUrlHandlerMapping> urls;

	MappedPaths(ServletContext servletContext, ObjectProvider<DispatcherServletPath> dispatcher,
			ObjectProvider<RequestMappingInfoHandlerMapping> controllers,
			ObjectProvider<AbstractUrlHandlerMapping> urls) {
		this.servletContext = servletContext;
		this.dispatcher = dispatcher;
		this.controllers = controllers;
		this.urls = urls;
	}

	@Override
	public Stream<String> get() {
		return Stream.concat(servlets(), Stream.concat(controllers(), urls()).map((pattern) -> prefix() + pattern));
	}

	private Stream<String> servlets() {
		return this.servletContext.getServletRegistrations()
			.values()
			.stream()
			.filter((servlet) -> !ProxyPathServlet.class.getName().equals(servlet.getClassName()))
			.flatMap((servlet) -> servlet.getMappings().stream());
	}

	private Stream<String> controllers() {
		return this.controllers.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.flatMap((info) -> info.getPatternValues().stream());
	}

	private Stream<String> urls() {
		return this.urls.stream().flatMap((mapping) -> mapping.getHandlerMap().keySet().stream());
	}

	private String prefix() {
		DispatcherServletPath path = this.dispatcher.getIfUnique();
		return (path != null) ? path.getPrefix() : "";
	}

}
