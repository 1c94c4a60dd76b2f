package com.clerk.spring.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.ErrorResponseException;

import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.route.ClerkRouteMatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Tests for {@link Admission}: route rules and middleware in a chain.
 */
class AdmissionTests {

	private TestApplication application = new TestApplication(DefaultChain.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void middlewareRefuses() throws Exception {
		middleware((auth, request) -> auth.protect());

		assertThat(perform(get("/open/a")).getStatus()).isEqualTo(404);
		assertThat(perform(get("/open/a").header("Accept", "text/html")).getStatus()).isEqualTo(307);
	}

	@Test
	void middlewareLetsPass() throws Exception {
		this.application.authenticator().decide(States.user("user_1"));
		middleware((auth, request) -> auth.protect());

		assertThat(perform(get("/open/a")).getContentAsString()).isEqualTo("application");
	}

	@Test
	void middlewareSendsElsewhere() throws Exception {
		middleware((auth, request) -> auth.redirectToSignUp());

		assertThat(perform(get("/open/a")).getHeader("Location")).startsWith("https://accounts.example.com/sign-up?");
	}

	@Test
	void middlewareAnswersWithAStatusOfItsOwn() throws Exception {
		ErrorResponseException tooMany = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS,
				ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, "Slow down"), null);
		tooMany.getHeaders().add("Retry-After", "7");
		middleware((auth, request) -> {
			throw tooMany;
		});

		MockHttpServletResponse response = perform(get("/open/a"));

		assertThat(response.getStatus()).isEqualTo(429);
		assertThat(response.getErrorMessage()).isEqualTo("Slow down");
		assertThat(response.getHeader("Retry-After")).isEqualTo("7");
		assertThat(response.getContentAsString()).isEmpty();
	}

	@Test
	void middlewareFailsAsApplicationsDo() {
		middleware((auth, request) -> {
			throw new IllegalArgumentException("the application's own failure");
		});

		assertThatIllegalArgumentException().isThrownBy(() -> perform(get("/open/a")))
			.withMessage("the application's own failure");
	}

	@Test
	void severalRunInTheirOrderAfterTheRules() throws Exception {
		this.application = new TestApplication(DefaultChain.class, OrderedMiddleware.class);
		List<String> calls = new ArrayList<>();
		this.application.with(Calls.class, calls::add)
			.with(RouteRules.class, RouteRules.builder().publicRoutes((request) -> {
				calls.add("rules");
				return true;
			}).build());

		perform(get("/open/a"));

		assertThat(calls).containsExactly("rules", "first", "second");
	}

	@Test
	void middlewareOfTheChainStandsInPlaceOfTheBeans() throws Exception {
		this.application = new TestApplication(ChainWithMiddleware.class);
		middleware((auth, request) -> {
			throw new IllegalStateException("must not run");
		});

		assertThat(perform(get("/open/a")).getHeader("Location")).startsWith("https://accounts.example.com/sign-up?");
	}

	@Test
	void rulesOfTheChainStandInPlaceOfTheBean() throws Exception {
		this.application = new TestApplication(ChainWithRules.class);
		this.application.with(RouteRules.class, RouteRules.none());

		assertThat(perform(get("/open/a")).getStatus()).isEqualTo(404);
	}

	@Test
	void neverDecidesAboutPreflights() throws Exception {
		middleware((auth, request) -> auth.protect());

		MockHttpServletResponse preflight = perform(options("/open/a").header("Origin", "https://other.example")
			.header("Access-Control-Request-Method", "POST"));
		assertThat(preflight.getStatus()).isNotEqualTo(404);

		assertThat(perform(options("/open/a").header("Origin", "https://other.example")).getStatus()).isEqualTo(404);
	}

	@Test
	void neverDecidesAboutExemptRequests() throws Exception {
		this.application.with(ExemptRequestMatcher.class, (request) -> request.getRequestURI().endsWith("/health"))
			.with(RouteRules.class, RouteRules.builder().publicRoutes(ClerkRouteMatcher.of("/")).build());
		middleware((auth, request) -> auth.protect());

		assertThat(perform(get("/open/health")).getStatus()).isEqualTo(200);
		assertThat(perform(get("/open/other")).getStatus()).isEqualTo(404);
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "FORWARD", "INCLUDE", "ASYNC" })
	void doesNotDecideFurtherDispatches(DispatcherType dispatcherType) throws Exception {
		middleware((auth, request) -> {
			if (request.getRequestURI().equals("/open/protected")) {
				auth.protect();
			}
		});
		MvcResult first = this.application.mockMvc().perform(get("/open/a")).andReturn();

		MockHttpServletResponse further = perform(get("/open/protected").with((request) -> {
			request.setAttribute(DecidedRequest.ATTRIBUTE, first.getRequest().getAttribute(DecidedRequest.ATTRIBUTE));
			request.setDispatcherType(dispatcherType);
			return request;
		}));

		assertThat(further.getStatus()).isEqualTo(200);
	}

	@Test
	void decidesOnceInTheSameChainAndOnceMoreInAnother() throws Exception {
		List<String> calls = new ArrayList<>();
		middleware((auth, request) -> calls.add("here"));
		MvcResult first = this.application.mockMvc().perform(get("/open/a")).andReturn();
		Object decided = first.getRequest().getAttribute(DecidedRequest.ATTRIBUTE);

		perform(get("/open/a").requestAttr(DecidedRequest.ATTRIBUTE, decided));
		assertThat(calls).containsExactly("here");

		try (TestApplication other = new TestApplication(DefaultChain.class)) {
			other.with(ClerkMiddleware.class, (auth, request) -> calls.add("there"));
			other.mockMvc().perform(get("/open/a").requestAttr(DecidedRequest.ATTRIBUTE, decided));
			assertThat(other.authenticator().requests()).isEmpty();
		}
		assertThat(calls).containsExactly("here", "there");
	}

	@Test
	void errorPagesAreAlwaysReached() throws Exception {
		middleware((auth, request) -> auth.protect());
		this.application.with(RouteRules.class, RouteRules.builder().publicRoutes(ClerkRouteMatcher.of("/")).build());

		assertThat(perform(get("/open/error").with((request) -> {
			request.setDispatcherType(DispatcherType.ERROR);
			return request;
		})).getStatus()).isEqualTo(200);
	}

	@Test
	void publicRoutesLeaveTheRestToSignedInUsers() throws Exception {
		rules(RouteRules.builder().publicRoutes(ClerkRouteMatcher.of("/open/public")));

		assertThat(perform(get("/open/public")).getStatus()).isEqualTo(200);
		assertThat(perform(get("/open/a")).getStatus()).isEqualTo(404);

		this.application.authenticator().decide(States.user("user_1"));
		assertThat(perform(get("/open/a")).getStatus()).isEqualTo(200);
	}

	@Test
	void anEmptyListOfPublicRoutesClosesEverything() throws Exception {
		rules(RouteRules.builder().publicRoutes(ClerkRouteMatcher.of(List.of())));

		assertThat(perform(get("/open/a")).getStatus()).isEqualTo(404);
	}

	@Test
	void aPathMustMeetAllRulesThatMatchIt() throws Exception {
		rules(RouteRules.builder()
			.rule(new RouteRule(ClerkRouteMatcher.of("/open/:path*"), Protection.of(Requirement.role("org:admin"))))
			.rule(new RouteRule(ClerkRouteMatcher.of("/open/invoices"),
					Protection.of(Requirement.permission("org:invoices:read")))));
		this.application.authenticator().decide(States.member("org:admin"));

		assertThat(perform(get("/open/a")).getStatus()).isEqualTo(200);
		assertThat(perform(get("/open/invoices")).getStatus()).isEqualTo(404);
		assertThat(perform(get("/open/INVOICES/")).getStatus()).isEqualTo(404);

		this.application.authenticator().decide(States.member("org:admin", "org:invoices:read"));
		assertThat(perform(get("/open/invoices")).getStatus()).isEqualTo(200);
	}

	@Test
	void rulesAloneDecideAboutThePathsTheyMatch() throws Exception {
		rules(RouteRules.builder()
			.publicRoutes(ClerkRouteMatcher.of("/open/staff"))
			.rule(new RouteRule(ClerkRouteMatcher.of("/open/staff"), Protection.of(Requirement.role("org:admin")))));

		assertThat(perform(get("/open/staff")).getStatus()).isEqualTo(404);
	}

	@Test
	void rulesAreLimitedToMethods() throws Exception {
		rules(RouteRules.builder()
			.rule(new RouteRule(ClerkRouteMatcher.of("/open/:path*").methods(HttpMethod.POST), Protection.signedIn())));

		assertThat(perform(get("/open/a")).getStatus()).isEqualTo(200);
		assertThat(perform(post("/open/a")).getStatus()).isEqualTo(404);
	}

	@Test
	void rulesTakeTheAttributesOfTheAnnotation() throws Exception {
		rules(RouteRules.builder()
			.rule(RouteRule.of(ClerkRouteMatcher.of("/open/:path*"),
					Map.of("anyRole", new String[] { "org:admin", "org:owner" }, "unauthorizedUrl", "/no-access"),
					"clerk.routes.protected[0]")));

		this.application.authenticator().decide(States.member("org:owner"));
		assertThat(perform(get("/open/a")).getStatus()).isEqualTo(200);

		this.application.authenticator().decide(States.member("org:member"));
		assertThat(perform(get("/open/a")).getHeader("Location")).isEqualTo("http://localhost/no-access");
	}

	private void middleware(ClerkMiddleware middleware) {
		this.application.with(ClerkMiddleware.class, middleware);
	}

	private void rules(RouteRules.Builder rules) {
		this.application.with(RouteRules.class, rules.build());
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.application.mockMvc().perform(request).andReturn().getResponse();
	}

	@FunctionalInterface
	interface Calls {

		void add(String name);

	}

	@Configuration(proxyBeanMethods = false)
	static class OrderedMiddleware {

		@Bean
		@Order(2)
		ClerkMiddleware second(Calls calls) {
			return (auth, request) -> calls.add("second");
		}

		@Bean
		@Order(1)
		ClerkMiddleware first(Calls calls) {
			return (auth, request) -> calls.add("first");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ChainWithMiddleware {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http
				.with(ClerkConfigurer.clerk(), (clerk) -> clerk.middleware((auth, request) -> auth.redirectToSignUp()))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ChainWithRules {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			RouteRules rules = RouteRules.builder().publicRoutes(ClerkRouteMatcher.of("/")).build();
			return http.with(ClerkConfigurer.clerk(), (clerk) -> clerk.routes(rules)).build();
		}

	}

}
