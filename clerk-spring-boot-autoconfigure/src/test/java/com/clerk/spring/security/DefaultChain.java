package com.clerk.spring.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The chain of an application that writes none.
 */
@Configuration(proxyBeanMethods = false)
class DefaultChain {

	@Bean
	SecurityFilterChain clerkDefaultChain(HttpSecurity http) {
		RequestMatcher closed = (request) -> request.getRequestURI().equals("/open/closed");
		return ClerkDefaultChain.build(http, closed);
	}

}
