package com.clerk.spring.usercode;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Requirement;
import com.clerk.spring.route.ClerkRouteMatcher;
import com.clerk.spring.security.ClerkMiddleware;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "The middleware and route matchers", run.
 */
@SpringBootTest(
		properties = { "clerk.routes.protected[0].paths=/admin/:path*", "clerk.routes.protected[0].role=org:admin" })
@AutoConfigureMockMvc
class MiddlewareTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void publicRoutesAreOpen() {
		assertThat(this.mvc.get().uri("/")).hasStatusOk();
		assertThat(this.mvc.get().uri("/sign-in/factor-one")).hasStatusOk();
	}

	@Test
	void everyOtherRouteNeedsAUser() {
		assertThat(this.mvc.get().uri("/projects")).hasStatus(404);
		assertThat(this.mvc.get().uri("/projects").with(clerkUser())).hasStatusOk();
	}

	@Test
	void tenantRoutesNeedARoleOrAPermission() {
		assertThat(this.mvc.get().uri("/orgs/acme/domain").with(clerkUser())).hasStatus(404);
		assertThat(this.mvc.get().uri("/orgs/acme/domain").with(clerkUser().role("org:admin"))).hasStatusOk();
	}

	@Test
	void rulesOfTheConfigurationComeFirst() {
		assertThat(this.mvc.get().uri("/admin/users").with(clerkUser().role("org:member"))).hasStatus(404);
		assertThat(this.mvc.get().uri("/admin/users").with(clerkUser().role("org:admin"))).hasStatusOk();
	}

	@Test
	void middlewareAnswersWithAStatusOfItsOwn() {
		assertThat(this.mvc.get().uri("/projects?busy").with(clerkUser())).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AnyController.class)
	static class Application {

		@Bean
		@Order(1)
		ClerkMiddleware clerkMiddleware() {
			var isTenantAdmin = ClerkRouteMatcher.of("/orgs/:slug/memberships", "/orgs/:slug/domain");
			var isPublic = ClerkRouteMatcher.of("/", "/sign-in/:path*", "/sign-up/:path*", "/webhooks/:path*");
			return (auth, request) -> {
				if (isTenantAdmin.matches(request)) {
					auth.protect((a) -> a.has(Requirement.permission("org:memberships:manage"))
							|| a.has(Requirement.role("org:admin")));
				}
				if (!isPublic.matches(request)) {
					auth.protect();
				}
			};
		}

		@Bean
		@Order(2)
		ClerkMiddleware busy() {
			return (auth, request) -> {
				if ("busy".equals(request.getQueryString())) {
					throw new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
				}
			};
		}

	}

	@RestController
	static class AnyController {

		@RequestMapping({ "/", "/sign-in/*", "/projects", "/orgs/{slug}/domain", "/admin/users" })
		String any() {
			return "here";
		}

	}

}
