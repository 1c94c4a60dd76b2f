package com.clerk.spring.web;

import java.util.List;

import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.clerk.spring.security.DenialResponder;

/**
 * Adds the caller as a controller argument, and the answer to refusals thrown by
 * controllers ahead of all exception handlers: it comes last, so nobody gets before it.
 */
final class ClerkWebMvcConfigurer implements WebMvcConfigurer, Ordered {

	private final DenialResponder responder;

	ClerkWebMvcConfigurer(DenialResponder responder) {
		this.responder = responder;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new AuthArgumentResolver());
	}

	@Override
	public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
		resolvers.add(0, new ClerkDeniedExceptionResolver(this.responder));
	}

}
