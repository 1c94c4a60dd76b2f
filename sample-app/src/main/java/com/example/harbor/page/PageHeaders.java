package com.example.harbor.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/**
 * Adds a Content-Security-Policy to the headers of Spring Security. That of a page, which
 * {@link PageModel} sets, comes first.
 */
@Configuration(proxyBeanMethods = false)
class PageHeaders {

	@Bean
	Customizer<HeadersConfigurer<HttpSecurity>> policyOfWhatIsNoPage() {
		return (headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(PagePolicy.NO_PAGE));
	}

}
