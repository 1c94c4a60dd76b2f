package com.clerk.spring.test;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.security.ClerkMiddleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is public, asserted.
 */
@WebMvcTest(properties = "clerk.routes.protected[0].paths=/rules/:path*,/functional/closed")
class ClerkRoutesTests {

	@Autowired
	private ClerkRoutes clerkRoutes;

	@Autowired
	private AtomicInteger handled;

	@Test
	void routesThatNobodyIsKeptFromAreListed() {
		assertThat(this.clerkRoutes.publicRoutes()).containsExactly("GET /", "GET /docs/{page}",
				"GET /functional/open/{id}", "POST /import", "GET /numbers/{id:\\d+}");
	}

	@Test
	void noHandlerIsRun() {
		this.clerkRoutes.publicRoutes();

		assertThat(this.handled).hasValue(0);
	}

	@Test
	void namedRoutesMayBePublic() {
		assertThat(this.clerkRoutes).hasNoPublicRouteBut("/", "/docs/:page", "/functional/(.*)", "/import",
				"/numbers/{id:\\d+}", "/webhooks/clerk");
	}

	@Test
	void othersFailTheAssertionWhichNamesThem() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.clerkRoutes).hasNoPublicRouteBut("/", "/docs/(.*)", "/functional/(.*)"))
			.withMessageContaining("GET /numbers/{id:\\d+}")
			.withMessageContaining("POST /import")
			.withMessageContaining("@ClerkProtect")
			.withMessageNotContaining("GET /docs");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.clerkRoutes).hasNoPublicRouteBut())
			.withMessageContaining("GET /\n");
	}

	@Test
	@WithClerkUser
	void whoTheTestIsMakesNoDifferenceAndStays() {
		assertThat(this.clerkRoutes.publicRoutes()).hasSize(5);
		assertThat(ClerkAuth.current().isAuthenticated()).isTrue();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ OpenController.class, ProtectedController.class })
	static class Application {

		@Bean
		AtomicInteger handled() {
			return new AtomicInteger();
		}

		@Bean
		ClerkMiddleware members() {
			return (auth, request) -> {
				if (request.getRequestURI().startsWith("/members/")) {
					auth.protect();
				}
			};
		}

		@Bean
		RouterFunction<ServerResponse> clerkRoutes() {
			return RouterFunctions.route()
				.path("/functional",
						(nested) -> nested.GET("/open/{id}", (request) -> ServerResponse.ok().build())
							.GET("/closed", (request) -> ServerResponse.ok().build())
							.filter((request, next) -> next.handle(request)))
				.GET("/members/functional", (request) -> ServerResponse.ok().build())
				.build();
		}

	}

	@RestController
	static class OpenController {

		private final AtomicInteger handled;

		OpenController(AtomicInteger handled) {
			this.handled = handled;
		}

		@GetMapping("/")
		String home() {
			return "home " + this.handled.incrementAndGet();
		}

		@GetMapping(path = "/docs/{page}", produces = MediaType.TEXT_HTML_VALUE)
		String docs(@PathVariable String page) {
			return page + this.handled.incrementAndGet();
		}

		@GetMapping("/numbers/{id:\\d+}")
		String number(@PathVariable int id) {
			return "number " + this.handled.addAndGet(id);
		}

		@PostMapping(path = "/import", consumes = MediaType.APPLICATION_JSON_VALUE)
		void importAll(@RequestBody String body) {
			this.handled.incrementAndGet();
		}

		@GetMapping("/rules/here")
		String byRule() {
			return "by rule";
		}

		@GetMapping("/members/{name}")
		String byMiddleware(@PathVariable String name) {
			return name;
		}

	}

	@RestController
	@ClerkProtect
	static class ProtectedController {

		@GetMapping("/projects")
		String projects() {
			return "projects";
		}

		@PostMapping("/projects")
		@ClerkProtect(role = "org:admin")
		void create() {
		}

	}

}
