package com.clerk.spring.boot;

import java.io.IOException;
import java.time.Instant;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.boot.RunningApplication.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Route rules and requests that a filter ahead of Spring Security sends to another path,
 * or that no handler of Spring MVC takes.
 */
class RequestsLedElsewhereTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Application.class,
				"clerk.routes.protected[0].paths=/admin/:path*,/service/:path*",
				"clerk.routes.protected[1].paths=/users/:path*", "clerk.routes.protected[1].role=org:admin");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@CsvSource({ "GET /open/x, 200", "GET /v1/open/x, 200", "GET /admin/x, 404", "GET /v1/admin/x, 404",
			"GET /v1/users/x, 404", "GET /v1/open/../admin/x, 400" })
	void aForwardIsHeldToTheRulesOfWhereItGoes(String request, int status) {
		assertThat(json(request).status()).isEqualTo(status);
	}

	@Test
	void aForwardNeedsTheRoleOfWhereItGoes() {
		String token = "Authorization: Bearer " + TestKeys.token(Instant.now());

		assertThat(json("GET /v1/admin/x", token).body()).contains("admin x");
		assertThat(json("GET /v1/users/x", token).status()).isEqualTo(404);
	}

	@Test
	void aPreflightRequestRunsNoServletOfAProtectedPath() {
		Answer answer = json("OPTIONS /service/a", "Origin: https://other.example",
				"Access-Control-Request-Method: GET");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.body()).doesNotContain("content");
	}

	@Test
	void aPreflightRequestOfAHandlerIsAnsweredWithoutRunningIt() {
		Answer answer = json("OPTIONS /admin/x", "Origin: https://other.example", "Access-Control-Request-Method: GET");

		assertThat(answer.status()).isNotEqualTo(404);
		assertThat(answer.body()).doesNotContain("admin x");
	}

	@Test
	void aCallerAsJsonHoldsNoToken() {
		String token = TestKeys.token(Instant.now());

		String body = json("GET /me", "Authorization: Bearer " + token).body();

		assertThat(body).contains("\"authenticated\":true").doesNotContain(token).doesNotContain("eyJ");
	}

	private static Answer json(String request, String... headers) {
		StringBuilder text = new StringBuilder(
				request + " HTTP/1.1\r\nHost: app.example.com\r\nAccept: application/json\r\nConnection: close\r\n");
		for (String header : headers) {
			text.append(header).append("\r\n");
		}
		return application.sendRaw(text + "\r\n");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Bean
		FilterRegistrationBean<Filter> rewriting() {
			FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
				String path = ((HttpServletRequest) request).getRequestURI();
				if (path.startsWith("/v1/")) {
					request.getRequestDispatcher(path.substring("/v1".length())).forward(request, response);
				}
				else {
					chain.doFilter(request, response);
				}
			});
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return filter;
		}

		@Bean
		ServletRegistrationBean<HttpServlet> service() {
			return new ServletRegistrationBean<>(new HttpServlet() {

				@Override
				protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
					response.getWriter().print("content");
				}

			}, "/service/*");
		}

	}

	@RestController
	static class Handlers {

		@GetMapping("/open/x")
		String open() {
			return "open x";
		}

		@GetMapping("/admin/x")
		String admin() {
			return "admin x";
		}

		@GetMapping("/users/x")
		String users() {
			return "users x";
		}

		@GetMapping("/me")
		Auth me(Auth auth) {
			return auth;
		}

	}

}
