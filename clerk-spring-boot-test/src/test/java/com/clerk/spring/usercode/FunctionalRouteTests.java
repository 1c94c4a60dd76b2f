package com.clerk.spring.usercode;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.security.ClerkAuth;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Functional routes, where there is no controller argument.
 */
@SpringBootTest
@AutoConfigureMockMvc
class FunctionalRouteTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void routeKnowsTheCaller() {
		assertThat(this.mvc.get().uri("/hello")).hasStatusOk().hasBodyTextEqualTo("hello null");
		assertThat(this.mvc.get().uri("/hello").with(clerkUser("user_1"))).hasBodyTextEqualTo("hello user_1");
	}

	@Test
	void routeProtectsItself() {
		assertThat(this.mvc.get().uri("/members")).hasStatus(404);
		assertThat(this.mvc.get().uri("/members").accept(MediaType.TEXT_HTML)).hasStatus(307);
		assertThat(this.mvc.get().uri("/members").with(clerkUser().role("org:member"))).hasStatus(404);
		assertThat(this.mvc.get().uri("/members").with(clerkUser().org("org_1").role("org:admin"))).hasStatusOk()
			.hasBodyTextEqualTo("members of org_1");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		RouterFunction<ServerResponse> routes() {
			return RouterFunctions.route()
				.GET("/hello", (request) -> ServerResponse.ok().body("hello " + ClerkAuth.current().userId()))
				.GET("/members", Application::members)
				.build();
		}

		private static ServerResponse members(ServerRequest request) throws Exception {
			SessionAuth auth = ClerkAuth.current().protect(Requirement.role("org:admin"));
			return ServerResponse.ok().body("members of " + auth.orgId());
		}

	}

}
