package com.example.harbor.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/**
 * Adds a strict Content-Security-Policy to the headers of Spring Security. Nothing of
 * ours is inline, and Clerk's browser client needs only what {@link PagePolicy} names.
 */
@Configuration(proxyBeanMethods = false)
class PageHeaders {

	@Bean
	Customizer<HeadersConfigurer<HttpSecurity>> contentSecurityPolicy() {
		return (headers) -> headers.addHeaderWriter((request, response) -> response.setHeader("Content-Security-Policy",
				PagePolicy.of(request).directives()));
	}

}
