package com.clerk.spring.test;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.security.ClerkConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is public in chains of the application's own, where Spring's protection against
 * forged requests is on.
 */
@WebMvcTest
class ClerkRoutesOfOwnChainsTests {

	@Autowired
	private ClerkRoutes clerkRoutes;

	@Test
	void rulesOfTheChainCount() {
		assertThat(this.clerkRoutes.publicRoutes()).containsExactly("GET /open", "POST /open");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.with(ClerkConfigurer.clerk(), Customizer.withDefaults());
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/open").permitAll().anyRequest().authenticated());
			return http.build();
		}

	}

	@RestController
	static class Controller {

		@GetMapping({ "/open", "/closed" })
		void read() {
		}

		@PostMapping({ "/open", "/closed" })
		void write() {
		}

	}

}
