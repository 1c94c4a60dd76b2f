package com.clerk.spring.boot;

import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.async.DeferredResult;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.security.ClerkAuth;

import static com.clerk.spring.security.ClerkConfigurer.clerk;
import static com.clerk.spring.security.ClerkConfigurer.clerkRequires;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Security filter chains of the application that accept machine tokens.
 */
@SpringBootTest(properties = { "clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST,
		"clerk.secret-key=" + TestKeys.SECRET_TEST, "clerk.routes.protected[0].paths=/ruled",
		"clerk.routes.protected[0].token=m2m_token", "clerk.routes.protected[1].paths=/ruled",
		"clerk.routes.protected[1].token=any", "clerk.machine-token-cache.ttl=0s" })
@AutoConfigureMockMvc
class MachineChainsTests {

	private static final ServedTokens CLERK = new ServedTokens();

	@Autowired
	private MockMvc mockMvc;

	@DynamicPropertySource
	static void callClerk(DynamicPropertyRegistry registry) {
		registry.add("clerk.api-url", CLERK::start);
	}

	@BeforeAll
	static void startClerk() {
		CLERK.start();
	}

	@AfterAll
	static void stopClerk() {
		CLERK.stop();
	}

	/**
	 * MockMvc leaves the attributes of a request that failed.
	 */
	@AfterEach
	void forgetRequest() {
		RequestContextHolder.resetRequestAttributes();
	}

	@BeforeEach
	void serveTokens() {
		CLERK.reset();
	}

	@Test
	void aKindThatTheChainAcceptsIsAuthenticated() throws Exception {
		assertThat(body("/api/me", "oat_good")).isEqualTo("user_2 [SCOPE_read] OAUTH_TOKEN true");
		assertThat(body("/machines/me", "mt_good")).isEqualTo("mch_1 [SCOPE_read] M2M_TOKEN true");
		assertThat(body("/machines/me", "ak_good")).isEqualTo("org_1 [SCOPE_read] API_KEY true");
	}

	@Test
	void thePrincipalIsTheCaller() throws Exception {
		assertThat(body("/api/principal", "oat_good")).isEqualTo("user_2 true");
	}

	@ParameterizedTest
	@CsvSource({ "/api/me, ak_good, 401", "/api/me, mt_good, 401", "/api/me, oat_bad, 401", "/api/me, junk, 404",
			"/api/me, , 404", "/machines/me, oat_good, 401", "/machines/me, mt_bad, 401", "/machines/me, , 401",
			"/only/me, mt_good, 200", "/only/me, ak_good, 401", "/only/me, , 401", "/usual/me, oat_good, 404",
			"/usual/me, , 404" })
	void othersGetTheAnswersOfProtect(String path, @Nullable String token, int status) throws Exception {
		assertThat(perform(path, token).getStatus()).isEqualTo(status);
	}

	@Test
	void onlyChainsThatAcceptOAuthTellWhereToGetAToken() throws Exception {
		assertThat(perform("/api/me", "oat_bad").getHeader("WWW-Authenticate"))
			.startsWith("Bearer resource_metadata=\"https://");
		assertThat(perform("/machines/me", "mt_bad").getHeader("WWW-Authenticate")).isEqualTo("Bearer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/me", "/usual/me", "/machines/me" })
	void aKindThatTheChainDoesNotAcceptCostsNoCall(String path) throws Exception {
		perform(path, path.startsWith("/machines") ? "oat_good" : "mt_good");

		assertThat(CLERK.calls()).isZero();
	}

	@Test
	void aTokenIsVerifiedOnceForARequest() throws Exception {
		body("/api/scoped", "oat_good");

		assertThat(CLERK.calls()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "oat_good", "oat_bad" })
	void anOpenRouteOfSuchAChainCostsNoCall(String token) throws Exception {
		assertThat(body("/api/open", token)).isEqualTo("open");

		assertThat(CLERK.calls()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "/api/open/forwarded, 200", "/api/open/refused, 404", "/api/open/missing, 404",
			"/api/open/failing, 500", "/api/open/deferred, 200", "/api/open/included, 200", "/api/open/optional, 200" })
	void howeverItEnds(String path, int status) throws Exception {
		assertThat(finalStatus(path, "oat_bad")).isEqualTo(status);

		assertThat(CLERK.calls()).isZero();
	}

	@Test
	void aRequestThatNoHandlerTakesCostsNoCall() throws Exception {
		MockHttpServletRequestBuilder wrongMethod = post("/api/open").header("Authorization", "Bearer oat_bad");
		MockHttpServletRequestBuilder wrongType = get("/api/open/typed").header("Authorization", "Bearer oat_bad")
			.accept("image/png");

		assertThat(this.mockMvc.perform(wrongMethod).andReturn().getResponse().getStatus()).isEqualTo(405);
		assertThat(this.mockMvc.perform(wrongType).andReturn().getResponse().getStatus()).isEqualTo(406);
		assertThat(CLERK.calls()).isZero();
	}

	@Test
	void whoeverAsksOnAnOpenRouteOfSuchAChainLearnsWhoItIs() throws Exception {
		assertThat(body("/api/open/caller", "oat_good")).isEqualTo("OAUTH_TOKEN user_2");
		assertThat(body("/api/open/caller", "oat_bad")).isEqualTo("SESSION_TOKEN null");
		assertThat(body("/api/open/caller", "mt_good")).isEqualTo("SESSION_TOKEN null");
	}

	@Test
	void scopesAreAuthorities() throws Exception {
		assertThat(body("/api/scoped", "oat_good")).isEqualTo("scoped");

		MockHttpServletResponse refused = perform("/api/other", "oat_good");
		assertThat(refused.getStatus()).isEqualTo(403);
		assertThat(refused.getHeader("WWW-Authenticate"))
			.isEqualTo("Bearer error=\"insufficient_scope\", scope=\"write\"");
		assertThat(refused.getHeader("Cache-Control")).isEqualTo("no-store");
		assertThat(perform("/api/other", "oat_bad").getStatus()).isEqualTo(401);
	}

	@Test
	void aMachineNeverHasARoleOrMeetsARequirement() throws Exception {
		assertThat(perform("/api/role", "oat_good").getStatus()).isEqualTo(401);
		assertThat(perform("/api/required", "oat_good").getStatus()).isEqualTo(404);
		assertThat(perform("/api/denied", "oat_good").getStatus()).isEqualTo(404);
	}

	@Test
	void anOutageIsTemporaryWhereTheKindIsAccepted() throws Exception {
		CLERK.fail();

		MockHttpServletResponse refused = perform("/api/me", "oat_good");
		assertThat(refused.getStatus()).isEqualTo(503);
		assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isPositive();
		assertThat(perform("/api/open", "oat_good").getStatus()).isEqualTo(200);
		assertThat(perform("/usual/me", "oat_good").getStatus()).isEqualTo(404);
	}

	@Test
	void anArgumentShowsTheKindsThatTheRulesName() throws Exception {
		assertThat(body("/ruled", "mt_good")).isEqualTo("M2M_TOKEN mch_1 M2M_TOKEN");
		assertThat(perform("/ruled", "oat_good").getStatus()).isEqualTo(401);
		assertThat(perform("/ruled", null).getStatus()).isEqualTo(401);
	}

	@Test
	void aRuleAuthenticatesNobodyInAChainThatAcceptsSessionsOnly() throws Exception {
		assertThat(body("/ruled", "mt_good")).endsWith(" M2M_TOKEN");
		assertThat(perform("/usual/me", "mt_good").getStatus()).isEqualTo(404);
	}

	private int finalStatus(String path, String token) throws Exception {
		try {
			MvcResult result = this.mockMvc.perform(get(path).header("Authorization", "Bearer " + token)).andReturn();
			return result.getResponse().getStatus();
		}
		catch (ServletException ex) {
			return 500;
		}
	}

	private String body(String path, @Nullable String token) throws Exception {
		return perform(path, token).getContentAsString();
	}

	private MockHttpServletResponse perform(String path, @Nullable String token) throws Exception {
		MockHttpServletRequestBuilder request = get(path);
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		return this.mockMvc.perform(request).andReturn().getResponse();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

		@Bean
		@Order(1)
		SecurityFilterChain api(HttpSecurity http) {
			http.securityMatcher("/api/**");
			http.with(clerk(), (clerk) -> clerk.tokens(TokenType.SESSION_TOKEN, TokenType.OAUTH_TOKEN));
			http.authorizeHttpRequests((authorize) -> authorize.requestMatchers("/api/open/**")
				.permitAll()
				.requestMatchers("/api/scoped")
				.hasAuthority("SCOPE_read")
				.requestMatchers("/api/other")
				.hasAuthority("SCOPE_write")
				.requestMatchers("/api/role")
				.hasRole("org:admin")
				.requestMatchers("/api/required")
				.access(clerkRequires(Requirement.plan("gold")))
				.requestMatchers("/api/denied")
				.denyAll()
				.anyRequest()
				.authenticated());
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain machines(HttpSecurity http) {
			http.securityMatcher("/machines/**");
			http.with(clerk(), (clerk) -> clerk.tokens(TokenType.M2M_TOKEN, TokenType.API_KEY));
			http.authorizeHttpRequests((authorize) -> authorize.anyRequest().authenticated());
			return http.build();
		}

		@Bean
		@Order(3)
		SecurityFilterChain only(HttpSecurity http) {
			http.securityMatcher("/only/**");
			http.with(clerk(), (clerk) -> clerk.tokens(TokenType.M2M_TOKEN));
			http.authorizeHttpRequests((authorize) -> authorize.anyRequest().authenticated());
			return http.build();
		}

		@Bean
		@Order(4)
		SecurityFilterChain usual(HttpSecurity http) {
			http.with(clerk(), withDefaults());
			http.authorizeHttpRequests(
					(authorize) -> authorize.requestMatchers("/usual/**").authenticated().anyRequest().permitAll());
			return http.build();
		}

	}

	@RestController
	static class Controller {

		@GetMapping({ "/api/me", "/machines/me", "/only/me", "/usual/me" })
		String me(Authentication authentication, Auth auth) {
			return authentication.getName() + " " + authentication.getAuthorities() + " " + auth.tokenType() + " "
					+ (auth == authentication.getPrincipal());
		}

		@GetMapping("/api/principal")
		String principal(@AuthenticationPrincipal MachineAuth machine, OAuthAuth auth, Optional<SessionAuth> session) {
			return machine.subject() + " " + (machine == auth && session.isEmpty());
		}

		@GetMapping({ "/api/open", "/api/denied" })
		String open() {
			return "open";
		}

		@GetMapping(path = "/api/open/typed", produces = "text/plain")
		String typed() {
			return "typed";
		}

		@GetMapping("/api/open/forwarded")
		void forwarded(HttpServletRequest request, HttpServletResponse response) throws Exception {
			request.getRequestDispatcher("/api/open").forward(request, response);
		}

		@GetMapping("/api/open/included")
		void included(HttpServletRequest request, HttpServletResponse response) throws Exception {
			request.getRequestDispatcher("/api/open").include(request, response);
		}

		@GetMapping("/api/open/refused")
		@ClerkProtect
		String refused() {
			return "refused";
		}

		@GetMapping("/api/open/optional")
		String optional(Optional<ApiKeyAuth> auth) {
			return String.valueOf(auth.isPresent());
		}

		@GetMapping("/api/open/failing")
		String failing() {
			throw new IllegalStateException("failing");
		}

		@GetMapping("/api/open/deferred")
		DeferredResult<String> deferred() {
			return new DeferredResult<>();
		}

		@GetMapping("/api/open/caller")
		String caller(Auth auth) {
			return auth.tokenType() + " " + auth.userId();
		}

		@GetMapping({ "/api/scoped", "/api/other", "/api/role", "/api/required" })
		String scoped() {
			return "scoped";
		}

		@GetMapping("/ruled")
		String ruled(Auth auth) {
			return auth.tokenType() + " " + auth.protect(MachineAuth.class).subject() + " "
					+ ClerkAuth.current().tokenType();
		}

	}

}
