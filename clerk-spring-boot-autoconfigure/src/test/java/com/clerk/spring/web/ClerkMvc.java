package com.clerk.spring.web;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import com.clerk.spring.security.ClerkMethodSecurity;
import com.clerk.spring.security.ClerkProtections;
import com.clerk.spring.security.DenialResponder;
import com.clerk.spring.security.NotFoundResponder;

/**
 * An application with Spring MVC as Boot sets it up, and Clerk in it.
 */
final class ClerkMvc {

	private ClerkMvc() {
	}

	static WebApplicationContextRunner runner() {
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DispatcherServletAutoConfiguration.class,
					WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class, JacksonAutoConfiguration.class,
					HttpMessageConvertersAutoConfiguration.class))
			.withUserConfiguration(ClerkMvcConfiguration.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class ClerkMvcConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ClerkProtections clerkProtections() {
			return ClerkMethodSecurity.protections();
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor clerkProtectAdvisor(ClerkProtections protections) {
			return ClerkMethodSecurity.advisor(protections);
		}

		@Bean
		static BeanFactoryPostProcessor clerkProxyCreator(Environment environment) {
			return ClerkMethodSecurity.proxyCreator(environment);
		}

		@Bean
		NotFoundResponder clerkNotFoundResponder(ApplicationContext context) {
			return ClerkWebMvc.notFoundResponder(context);
		}

		@Bean
		DenialResponder clerkDenialResponder(NotFoundResponder notFound) {
			return new StatusDenialResponder(notFound);
		}

		@Bean
		MappedInterceptor clerkInterceptor(ClerkProtections protections, DenialResponder responder) {
			return ClerkWebMvc.interceptor(protections, responder);
		}

		@Bean
		WebMvcConfigurer clerkWebMvcConfigurer(DenialResponder responder) {
			return ClerkWebMvc.configurer(responder);
		}

		@Bean
		SmartInitializingSingleton clerkHandlersCheck(ConfigurableListableBeanFactory beanFactory,
				ClerkProtections protections) {
			return ClerkWebMvc.check(beanFactory, protections);
		}

	}

}
