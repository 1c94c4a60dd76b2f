package com.clerk.spring.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.request.RequestState;

import static com.clerk.spring.security.ClerkConfigurer.clerk;
import static com.clerk.spring.security.ClerkConfigurer.clerkRequires;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Tests for {@link ClerkConfigurer}: chains that the application writes.
 */
class ClerkConfigurerTests {

	private TestApplication application = new TestApplication(OwnChain.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void standsBeforeTheLogoutFilterAndAfterCsrf() {
		List<Class<?>> filters = this.application.filters().stream().<Class<?>>map(Filter::getClass).toList();

		assertThat(filters).containsSubsequence(CsrfFilter.class, ClerkAuthenticationFilter.class, LogoutFilter.class,
				ClerkAnonymousAuthenticationFilter.class);
		assertThat(filters).containsOnlyOnce(ClerkAuthenticationFilter.class);
	}

	@Test
	void authorizesByRole() throws Exception {
		assertThat(status(get("/open/admin"))).isEqualTo(404);

		as(States.member("org:member"));
		assertThat(status(get("/open/admin"))).isEqualTo(404);

		as(States.member("org:admin"));
		assertThat(status(get("/open/admin"))).isEqualTo(200);
	}

	@Test
	void authorizesByPermission() throws Exception {
		as(States.member("org:member", "org:invoices:read"));
		assertThat(status(get("/open/invoices"))).isEqualTo(200);

		as(States.member("org:admin"));
		assertThat(status(get("/open/invoices"))).isEqualTo(404);
	}

	@Test
	void authorizesByRequirement() throws Exception {
		as(States.session(Map.of("sub", "user_1", "pla", "u:gold")));
		assertThat(status(get("/open/reports"))).isEqualTo(200);

		as(States.user("user_1"));
		assertThat(status(get("/open/reports"))).isEqualTo(404);
	}

	@Test
	void sendsSignedOutPagesToSignIn() throws Exception {
		MockHttpServletResponse response = perform(get("/open/account").header("Accept", "text/html"));

		assertThat(response.getStatus()).isEqualTo(307);
		assertThat(response.getHeader("Location")).startsWith("https://accounts.example.com/sign-in?redirect_url=");
	}

	@Test
	void sendsPendingPagesToTheirTasks() throws Exception {
		as(States.pending("user_1"));

		assertThat(perform(get("/open/account").header("Accept", "text/html")).getHeader("Location"))
			.startsWith("https://accounts.example.com/sign-in/tasks?");
	}

	@Test
	void answersAnOutage() throws Exception {
		as(States.outage(Duration.ofSeconds(3)));

		MockHttpServletResponse response = perform(get("/open/account"));

		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("Retry-After")).isEqualTo("3");
		assertThat(status(get("/open/a"))).isEqualTo(200);
	}

	@Test
	void letsTheUserVerifyAgainWhereARequirementIsStale() throws Exception {
		as(States.member("org:admin"));

		MockHttpServletResponse response = perform(get("/open/danger"));

		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getContentAsString()).contains("reverification-error");
	}

	@Test
	void combinesRequirementsWithOtherManagers() throws Exception {
		as(States.member("org:admin"));

		assertThat(status(get("/open/either"))).isEqualTo(200);
	}

	@Test
	void answersWhatMethodSecurityRefuses() throws Exception {
		this.application = new TestApplication(OwnChain.class, MethodSecurity.class);

		assertThat(status(get("/granted"))).isEqualTo(404);
		assertThat(perform(get("/granted").header("Accept", "text/html")).getStatus()).isEqualTo(307);

		as(States.member("org:admin", "org:invoices:read"));
		assertThat(status(get("/granted"))).isEqualTo(200);
	}

	@Test
	void answersRefusalsOfOursThatReachSpringSecurity() throws Exception {
		MockHttpServletResponse response = perform(get("/sign-in-please"));

		assertThat(response.getStatus()).isEqualTo(307);
		assertThat(response.getHeader("Location")).startsWith("https://accounts.example.com/sign-in?");

		as(States.user("user_1"));
		assertThat(perform(get("/sign-in-please")).getStatus()).isEqualTo(307);
	}

	@Test
	void keepsTheStatusOfErrorPagesThatTheChainCloses() throws Exception {
		MockHttpServletRequestBuilder errorPage = get("/open/account").header("Accept", "text/html").with((request) -> {
			request.setDispatcherType(DispatcherType.ERROR);
			return request;
		});

		assertThat(perform(errorPage).getHeader("Location")).isNull();
	}

	@Test
	void makesNoSessionWhateverIsAsked() throws Exception {
		for (MockHttpServletRequestBuilder request : List.of(get("/open/a"), get("/open/account"),
				get("/open/account").header("Accept", "text/html"), get("/open/admin"))) {
			MvcResult result = this.application.mockMvc().perform(request).andReturn();

			assertThat(result.getRequest().getSession(false)).isNull();
			assertThat(result.getResponse().getHeader("Set-Cookie")).isNull();
		}
	}

	@Test
	void neverStoresACallerInTheApplicationsSession() throws Exception {
		this.application = new TestApplication(SessionChain.class);
		MockHttpSession session = new MockHttpSession();
		as(States.user("user_1"));
		assertThat(perform(get("/caller").session(session)).getContentAsString()).isEqualTo("user_1");

		as(States.signedOut());

		assertThat(perform(get("/caller").session(session)).getContentAsString()).isEqualTo("null");
	}

	@Test
	void keepsARequestCacheThatTheChainNames() throws Exception {
		this.application = new TestApplication(RequestCacheChain.class);

		MvcResult result = this.application.mockMvc().perform(get("/open/a")).andReturn();

		assertThat(savedRequest(result.getRequest().getSession(false))).isNotNull();
	}

	@Test
	void keepsARequestCacheThatIsABean() throws Exception {
		this.application.with(RequestCache.class, new HttpSessionRequestCache());

		MvcResult result = this.application.mockMvc().perform(get("/open/account")).andReturn();

		assertThat(savedRequest(result.getRequest().getSession(false))).isNotNull();
	}

	@Test
	void keepsTheChainsCsrfProtectionForCookies() throws Exception {
		as(States.user("user_1"));

		assertThat(status(post("/open/a").header("Origin", "http://localhost"))).isEqualTo(403);
		assertThat(status(post("/open/a").header("Origin", "http://localhost").with(csrf()))).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer a.b.c", "bearer a.b.c" })
	void needsNoCsrfTokenForBearerTokens(String authorization) throws Exception {
		as(States.user("user_1"));

		assertThat(status(post("/open/a").header("Authorization", authorization))).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic dTpw", "Bearer", "Negotiate abc" })
	void needsACsrfTokenForWhatBrowsersSendByThemselves(String authorization) throws Exception {
		assertThat(status(post("/open/a").header("Authorization", authorization))).isEqualTo(403);
	}

	@Test
	void refusesOtherSitesEvenWithACsrfToken() throws Exception {
		as(States.user("user_1"));

		assertThat(status(post("/open/a").header("Origin", "https://evil.example").with(csrf()))).isEqualTo(403);
	}

	@Test
	void doesNotOverwriteTheApplicationsOwnLogin() throws Exception {
		this.application = new TestApplication(TwoLogins.class);
		MockHttpSession session = new MockHttpSession();
		MockHttpServletResponse login = perform(
				post("/login").session(session).param("username", "operator").param("password", "secret").with(csrf()));
		assertThat(login.getStatus()).isEqualTo(302);

		assertThat(perform(get("/authentication").session(session)).getContentAsString())
			.startsWith("UsernamePasswordAuthenticationToken operator");
		assertThat(perform(get("/caller").session(session)).getContentAsString()).isEqualTo("null");
	}

	@Test
	void signsInWithClerkBesideTheApplicationsOwnLogin() throws Exception {
		this.application = new TestApplication(TwoLogins.class);
		as(States.user("user_1"));

		assertThat(perform(get("/authentication")).getContentAsString()).startsWith("ClerkAuthentication user_1");
		assertThat(perform(get("/authentication").with(httpBasic("operator", "secret"))).getContentAsString())
			.startsWith("UsernamePasswordAuthenticationToken operator");
	}

	@Test
	void leavesAnEntryPointOfTheChainAlone() throws Exception {
		this.application = new TestApplication(OwnEntryPoint.class);

		assertThat(status(get("/open/a"))).isEqualTo(418);
	}

	@Test
	void worksInAChainWithoutAnonymousCsrfAndExceptionHandling() throws Exception {
		this.application = new TestApplication(BareChain.class);
		as(States.user("user_1"));

		assertThat(perform(get("/caller")).getContentAsString()).isEqualTo("user_1");
	}

	@Test
	void takesBeansOfTheApplication() throws Exception {
		this.application.with(DenialResponder.class, (request, response, denial) -> response.setStatus(451));

		assertThat(status(get("/open/account"))).isEqualTo(451);
	}

	@Test
	void takesThePageMatcherAndTheAnswerToMissingRoutesOfTheApplication() throws Exception {
		this.application.with(PageRequestMatcher.class, (request) -> request.getHeader("HX-Boosted") != null)
			.with(NotFoundResponder.class, (request, response) -> response.sendError(404, "no such page"));

		assertThat(status(get("/open/account").header("HX-Boosted", "true"))).isEqualTo(307);
		assertThat(perform(get("/open/account").header("Accept", "text/html")).getErrorMessage())
			.isEqualTo("no such page");
	}

	private void as(RequestState state) {
		this.application.authenticator().decide(state);
	}

	private int status(MockHttpServletRequestBuilder request) throws Exception {
		return perform(request).getStatus();
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.application.mockMvc().perform(request).andReturn().getResponse();
	}

	private static Object savedRequest(HttpSession session) {
		assertThat(session).isNotNull();
		return session.getAttribute("SPRING_SECURITY_SAVED_REQUEST");
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.with(clerk(), Customizer.withDefaults());
			http.authorizeHttpRequests((authorize) -> authorize.requestMatchers("/open/admin")
				.hasRole("org:admin")
				.requestMatchers("/open/invoices")
				.hasAuthority("org:invoices:read")
				.requestMatchers("/open/reports")
				.access(clerkRequires(Requirement.plan("gold")))
				.requestMatchers("/open/danger")
				.access(clerkRequires(Requirement.reverification(Reverification.STRICT)))
				.requestMatchers("/open/either")
				.access(AuthorizationManagers.anyOf(clerkRequires(Requirement.plan("gold")),
						clerkRequires(Requirement.role("org:admin"))))
				.requestMatchers("/open/account")
				.authenticated()
				.anyRequest()
				.permitAll());
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class MethodSecurity {

		@Bean
		GrantedController grantedController() {
			return new GrantedController();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SessionChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.with(clerk(), Customizer.withDefaults());
			http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.ALWAYS));
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RequestCacheChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.with(clerk(), Customizer.withDefaults());
			http.requestCache((cache) -> cache.requestCache(new HttpSessionRequestCache()));
			http.authorizeHttpRequests((authorize) -> authorize.anyRequest().authenticated());
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoLogins {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.with(clerk(), Customizer.withDefaults());
			http.formLogin(Customizer.withDefaults());
			http.httpBasic(Customizer.withDefaults());
			return http.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("operator").password("{noop}secret").roles("OPERATOR").build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEntryPoint {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.exceptionHandling((exceptions) -> exceptions
				.authenticationEntryPoint((request, response, exception) -> response.setStatus(418)));
			http.with(clerk(), Customizer.withDefaults());
			http.authorizeHttpRequests((authorize) -> authorize.anyRequest().authenticated());
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BareChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.anonymous((anonymous) -> anonymous.disable());
			http.csrf((csrf) -> csrf.disable());
			http.exceptionHandling((exceptions) -> exceptions.disable());
			http.with(clerk(), Customizer.withDefaults());
			return http.build();
		}

	}

}
