package com.clerk.spring.web;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import com.clerk.spring.security.ClerkProtections;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.NotFoundResponder;
import com.clerk.spring.security.PageRequestMatcher;

/**
 * Makes what Clerk adds to Spring MVC, each to be a bean.
 *
 * @since 0.1.0
 */
public final class ClerkWebMvc {

	private static final String @Nullable [] EVERY_PATH = null;

	private ClerkWebMvc() {
	}

	/**
	 * Makes the interceptor that decides about handler methods. As a bean it is found by
	 * every handler mapping, ahead of all other interceptors, also where an application
	 * configures Spring MVC by hand and asks no {@link WebMvcConfigurer}.
	 * @param protections the reader of the annotations
	 * @param responder answers refusals
	 * @return the interceptor
	 */
	public static MappedInterceptor interceptor(ClerkProtections protections, DenialResponder responder) {
		return new MappedInterceptor(EVERY_PATH,
				new ClerkHandlerInterceptor(new HandlerDemands(protections), responder));
	}

	/**
	 * Makes the configurer that adds {@code Auth} and its kinds as controller arguments,
	 * and answers refusals thrown by controllers.
	 * @param responder answers refusals
	 * @return the configurer
	 */
	public static WebMvcConfigurer configurer(DenialResponder responder) {
		return new ClerkWebMvcConfigurer(responder);
	}

	/**
	 * Makes what answers failed calls of the Backend API that nothing else does, with 502
	 * or 503.
	 * @param pages tells requests for pages, which get the application's error page
	 * @return the resolver, to be asked last
	 */
	public static HandlerExceptionResolver apiExceptionResolver(PageRequestMatcher pages) {
		return new ClerkApiExceptionResolver(pages);
	}

	/**
	 * Makes the check that fails the start where a handler method demands what can never
	 * be met.
	 * @param beanFactory the beans of the application
	 * @param protections the reader of the annotations
	 * @return the check
	 */
	public static SmartInitializingSingleton check(ConfigurableListableBeanFactory beanFactory,
			ClerkProtections protections) {
		return new HandlerProtectionsCheck(beanFactory, new HandlerDemands(protections));
	}

	/**
	 * Makes what answers like a route that Spring MVC does not have.
	 * @param context the application's context
	 * @return the responder
	 */
	public static NotFoundResponder notFoundResponder(ApplicationContext context) {
		return new MvcNotFoundResponder(context);
	}

}
