package com.clerk.spring.proxy;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import static com.clerk.spring.security.ClerkConfigurer.clerk;

/**
 * An application that would get in the way of a proxy wherever it could: with CSRF
 * tokens, CORS rules, sessions and filters that read forms.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class HarnessApplication {

	@Bean
	FrontendApiProxyCondition enabledByHost() {
		return HarnessApplication::isEnabled;
	}

	private static boolean isEnabled(URI url) {
		return !"disabled.example".equals(url.getHost());
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		UrlBasedCorsConfigurationSource nothing = new UrlBasedCorsConfigurationSource();
		nothing.registerCorsConfiguration("/**", new CorsConfiguration());
		return http.with(clerk())
			.cors((cors) -> cors.configurationSource(nothing))
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/").permitAll().anyRequest().authenticated())
			.build();
	}

	@RestController
	static class Pages {

		@GetMapping("/")
		String home(HttpServletRequest request) {
			request.getSession().setAttribute("seen", true);
			return "home";
		}

	}

}
