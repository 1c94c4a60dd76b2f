package com.clerk.spring.boot;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import com.clerk.spring.security.ClerkProtections;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.NotFoundResponder;
import com.clerk.spring.security.PageRequestMatcher;
import com.clerk.spring.web.ClerkWebMvc;

/**
 * Auto-configuration of what Clerk adds to Spring MVC: the caller as a controller
 * argument, and decisions about handlers before anything is bound.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ClerkSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
public final class ClerkWebMvcAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NotFoundResponder clerkNotFoundResponder(ApplicationContext context) {
		return ClerkWebMvc.notFoundResponder(context);
	}

	@Bean
	MappedInterceptor clerkHandlerInterceptor(ClerkProtections protections, DenialResponder responder) {
		return ClerkWebMvc.interceptor(protections, responder);
	}

	@Bean
	WebMvcConfigurer clerkWebMvcConfigurer(DenialResponder responder) {
		return ClerkWebMvc.configurer(responder);
	}

	@Bean
	HandlerExceptionResolver clerkApiExceptionResolver(PageRequestMatcher pages) {
		return ClerkWebMvc.apiExceptionResolver(pages);
	}

	@Bean
	SmartInitializingSingleton clerkHandlerProtectionsCheck(ConfigurableListableBeanFactory beanFactory,
			ClerkProtections protections) {
		return ClerkWebMvc.check(beanFactory, protections);
	}

}
