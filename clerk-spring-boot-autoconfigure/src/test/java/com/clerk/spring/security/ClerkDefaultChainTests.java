package com.clerk.spring.security;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import com.clerk.spring.options.DeniedResponse;
import com.clerk.spring.request.RequestState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Tests for {@link ClerkDefaultChain}.
 */
class ClerkDefaultChainTests {

	private final TestApplication application = new TestApplication(DefaultChain.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void leavesEveryRouteOpen() throws Exception {
		assertThat(perform(get("/open/a")).getContentAsString()).isEqualTo("application");
		assertThat(perform(post("/open/a")).getContentAsString()).isEqualTo("application");
		assertThat(perform(post("/logout")).getStatus()).isEqualTo(404);
	}

	@Test
	void hasNoLoginOfSpringSecurityNorCsrfTokens() {
		List<Class<?>> filters = this.application.filters().stream().<Class<?>>map(Filter::getClass).toList();

		assertThat(filters).contains(ClerkAuthenticationFilter.class, DisableEncodeUrlFilter.class)
			.doesNotContain(CsrfFilter.class, LogoutFilter.class, UsernamePasswordAuthenticationFilter.class,
					BasicAuthenticationFilter.class);
	}

	static Stream<RequestState> everybody() {
		return Stream.of(States.signedOut(), States.user("user_1"), States.member("org:admin"),
				States.pending("user_1"));
	}

	@ParameterizedTest
	@MethodSource("everybody")
	void refusesClosedRequestsToEverybodyAsIfTheyDidNotExist(RequestState state) throws Exception {
		this.application.authenticator().decide(state);

		assertThat(perform(get("/open/closed")).getStatus()).isEqualTo(404);
		assertThat(perform(get("/open/closed").header("Accept", "text/html")).getStatus()).isEqualTo(404);
	}

	@ParameterizedTest
	@MethodSource("everybody")
	void saysForbiddenWhereStatusesAreStandard(RequestState state) throws Exception {
		this.application.authenticator().decide(state);
		this.application.options().deniedResponse(DeniedResponse.STANDARD);

		assertThat(perform(get("/open/closed")).getStatus()).isEqualTo(403);
	}

	@Test
	void takesNoLoginOutOfAServerSession() throws Exception {
		MockHttpSession session = new MockHttpSession();
		session.setAttribute(SPRING_SECURITY_CONTEXT_KEY,
				new SecurityContextImpl(new TestingAuthenticationToken("someone", "else", "ROLE_ADMIN")));

		assertThat(perform(get("/authentication").session(session)).getContentAsString())
			.startsWith("AnonymousAuthenticationToken");
	}

	@Test
	void leavesTheApplicationsSessionIdAlone() throws Exception {
		this.application.authenticator().decide(States.user("user_1"));
		MockHttpSession session = new MockHttpSession();
		String id = session.getId();

		perform(get("/open/a").session(session));

		assertThat(session.getId()).isEqualTo(id);
	}

	@Test
	void doesNotBotherBearerTokens() throws Exception {
		this.application.authenticator().decide(States.user("user_1"));

		assertThat(perform(
				post("/open/a").header("Authorization", "Bearer a.b.c").header("Origin", "https://other.example"))
			.getStatus()).isEqualTo(200);
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.application.mockMvc().perform(request).andReturn().getResponse();
	}

}
