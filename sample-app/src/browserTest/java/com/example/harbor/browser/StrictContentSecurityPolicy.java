package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;

import java.util.List;

/**
 * Has the application's answers allow nothing beyond what its pages and Clerk's browser
 * client need: everything is this origin's own, without inline scripts or styles, and
 * tokens are renewed by a worker made from a blob.
 */
@TestConfiguration(proxyBeanMethods = false)
class StrictContentSecurityPolicy {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
			+ " connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; frame-ancestors 'none';"
			+ " form-action 'self'";

	@Bean
	FilterRegistrationBean<HeaderWriterFilter> contentSecurityPolicy(ClerkEmulator clerk,
			@Value("${clerk.frontend-api-proxy.enabled:false}") boolean proxied) {
		// What follows the form that signs out is a handshake, which browsers take for a
		// part of the form's way.
		String policy = proxied ? POLICY : POLICY + " " + clerk.url();
		HeaderWriterFilter filter = new HeaderWriterFilter(List.of(new ContentSecurityPolicyHeaderWriter(policy)));
		filter.setShouldWriteHeadersEagerly(true);
		FilterRegistrationBean<HeaderWriterFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
