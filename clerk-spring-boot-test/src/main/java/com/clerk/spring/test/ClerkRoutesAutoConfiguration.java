package com.clerk.spring.test;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;

import org.assertj.core.api.AssertProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Auto-configuration of what asserts which routes are public.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, AssertProvider.class })
public final class ClerkRoutesAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	ClerkRoutes clerkRoutesUnderTest(ObjectProvider<RequestMappingInfoHandlerMapping> controllers,
			ObjectProvider<RouterFunctionMapping> functions, Environment environment, ServletContext servletContext,
			@Qualifier("springSecurityFilterChain") Filter security) {
		return new ClerkRoutes(new MappedRoutes(controllers, functions, environment),
				new RouteAttempt(servletContext, security));
	}

}
