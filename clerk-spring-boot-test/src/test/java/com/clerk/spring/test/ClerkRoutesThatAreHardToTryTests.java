package com.clerk.spring.test;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.security.ClerkConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What fails on the way to a handler is no refusal, and another handler's refusal is none
 * of this one.
 */
@WebMvcTest
class ClerkRoutesThatAreHardToTryTests {

	@Autowired
	private ClerkRoutes clerkRoutes;

	@Test
	void failuresOnTheWayAreNoRefusals() {
		assertThat(this.clerkRoutes.publicRoutes()).filteredOn((route) -> !route.startsWith("GET /same/"))
			.containsExactly("GET /thrown/by-filter", "GET /thrown/by-interceptor", "GET /thrown/io",
					"GET /thrown/servlet");
	}

	@Test
	void whichHandlerIsFoundCounts() {
		assertThat(this.clerkRoutes.publicRoutes()).filteredOn((route) -> route.startsWith("GET /same"))
			.containsExactly("GET /same/by-accept", "GET /same/by-header", "GET /same/by-param?preview",
					"GET /same/by-value?mode=a b", "GET /same/{open:[x-z]+}");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application implements WebMvcConfigurer {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.with(ClerkConfigurer.clerk(), Customizer.withDefaults());
			http.addFilterAfter(new FailingFilter(), AuthorizationFilter.class);
			return http.build();
		}

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(new FailingInterceptor());
		}

	}

	static class FailingFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			switch (request.getRequestURI()) {
				case "/thrown/by-filter" -> throw new NullPointerException("of a mock request");
				case "/thrown/io" -> throw new IOException("no body");
				case "/thrown/servlet" -> throw new ServletException(new IllegalStateException("no session"));
				case "/refused/access" -> throw new AccessDeniedException("nobody");
				case "/refused/authentication" -> throw new BadCredentialsException("nobody");
				case "/refused/wrapped" -> throw new ServletException(new AccessDeniedException("nobody"));
				case "/refused/status" -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
				default -> chain.doFilter(request, response);
			}
			if (request.getRequestURI().equals("/refused/then-thrown")) {
				throw new IllegalStateException("after a refusal");
			}
		}

	}

	static class FailingInterceptor implements HandlerInterceptor {

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			return switch (request.getRequestURI()) {
				case "/thrown/by-interceptor" -> throw new IllegalStateException("no session");
				case "/refused/by-interceptor" -> throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
				case "/refused/then-thrown" -> false;
				default -> true;
			};
		}

	}

	@RestController
	static class Controller {

		@GetMapping({ "/thrown/by-filter", "/thrown/io", "/thrown/servlet", "/thrown/by-interceptor", "/refused/access",
				"/refused/authentication", "/refused/wrapped", "/refused/status", "/refused/by-interceptor",
				"/refused/then-thrown" })
		void failing() {
		}

		@GetMapping("/same/by-param")
		@ClerkProtect
		void whole() {
		}

		@GetMapping(path = "/same/by-param", params = { "preview", "!whole" })
		void preview() {
		}

		@GetMapping(path = "/same/by-value", params = "mode=a b")
		void open() {
		}

		@GetMapping(path = "/same/by-value", params = "mode=b")
		@ClerkProtect
		void closed() {
		}

		@GetMapping(path = "/same/by-accept", produces = MediaType.APPLICATION_JSON_VALUE)
		@ClerkProtect
		void json() {
		}

		@GetMapping(path = "/same/by-accept", produces = MediaType.TEXT_PLAIN_VALUE)
		void text() {
		}

		@GetMapping("/same/by-header")
		@ClerkProtect
		void withoutHeader() {
		}

		@GetMapping(path = "/same/by-header", headers = "X-Preview")
		void withHeader() {
		}

		@GetMapping("/same/{closed}")
		@ClerkProtect
		void anything() {
		}

		@GetMapping("/same/{open:[x-z]+}")
		void someLetters() {
		}

	}

}
