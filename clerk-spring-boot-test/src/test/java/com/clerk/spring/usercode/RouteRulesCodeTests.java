package com.clerk.spring.usercode;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.route.ClerkRouteMatcher;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "Rules and middleware" without middleware, of the route matchers and of
 * annotations of one's own, run.
 */
@SpringBootTest(properties = { "clerk.routes.public=/,/sign-in/:path*,/sign-up/:path*",
		"clerk.routes.protected[0].paths=/admin/:path*", "clerk.routes.protected[0].role=org:admin" })
@AutoConfigureMockMvc
class RouteRulesCodeTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void onlyPublicRoutesAreOpen() {
		assertThat(this.mvc.get().uri("/")).hasStatusOk();
		assertThat(this.mvc.get().uri("/sign-in/factor-one")).hasStatusOk();
		assertThat(this.mvc.get().uri("/projects")).hasStatus(404);
		assertThat(this.mvc.get().uri("/projects").with(clerkUser())).hasStatusOk();
	}

	@Test
	void ruleDecidesAboutItsPaths() {
		assertThat(this.mvc.get().uri("/admin/users").with(clerkUser())).hasStatus(404);
		assertThat(this.mvc.get().uri("/admin/users").with(clerkUser().role("org:admin"))).hasStatusOk();
	}

	@Test
	void annotationOfOnesOwnProtects() {
		assertThat(this.mvc.get().uri("/members").with(clerkUser().role("org:member"))).hasStatus(404);
		assertThat(this.mvc.get().uri("/members").with(clerkUser().role("org:admin"))).hasStatusOk();
	}

	@Test
	void optionalAuthIsEmptyForNobody() {
		assertThat(this.mvc.get().uri("/sign-in/who")).hasBodyTextEqualTo("nobody");
		assertThat(this.mvc.get().uri("/sign-in/who").with(clerkUser("user_1"))).hasBodyTextEqualTo("user_1");
	}

	@Test
	void matcherTellsTheVariablesOfThePath() {
		var settings = ClerkRouteMatcher.of("/teams/:slug/settings");
		var request = new MockHttpServletRequest("GET", "/teams/acme/settings");

		assertThat(settings.matches(request)).isTrue();
		assertThat(settings.matcher(request).getVariables().get("slug")).isEqualTo("acme");
	}

	@Test
	void matchersTakeMethodsAndExpressions() {
		var create = ClerkRouteMatcher.of(HttpMethod.POST, "/projects");
		var versioned = ClerkRouteMatcher.of(Pattern.compile("^/v[0-9]+/"));
		var projects = new MockHttpServletRequest("GET", "/projects");

		assertThat(create.matches(projects)).isFalse();
		assertThat(create.negate().matches(projects)).isTrue();
		assertThat(create.matches(new MockHttpServletRequest("POST", "/projects"))).isTrue();
		assertThat(versioned.matches(new MockHttpServletRequest("GET", "/v2/projects"))).isTrue();
		assertThat(versioned.matches(projects)).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(AnyController.class)
	static class Application {

	}

	@Target({ ElementType.TYPE, ElementType.METHOD })
	@Retention(RetentionPolicy.RUNTIME)
	@ClerkProtect(role = "org:admin")
	@interface AdminOnly {

	}

	@RestController
	static class AnyController {

		@GetMapping({ "/", "/sign-in/factor-one", "/projects", "/admin/users" })
		String any() {
			return "here";
		}

		@GetMapping("/sign-in/who")
		String who(Optional<Auth> auth) {
			return auth.map(Auth::userId).orElse("nobody");
		}

		@GetMapping("/members")
		@AdminOnly
		String members() {
			return "members";
		}

	}

}
