package com.clerk.spring.security;

import java.util.List;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.request.RequestState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Tests for {@link ClerkAuthenticationFilter}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ClerkAuthenticationFilterTests {

	private final TestApplication application = new TestApplication(DefaultChain.class);

	private final StubAuthenticator authenticator = this.application.authenticator();

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void handsTheSignedInCallerToTheApplication() throws Exception {
		this.authenticator.decide(States.member("admin", "org:invoices:read"));

		assertThat(body(get("/caller"))).isEqualTo("user_1");
		assertThat(body(get("/principal"))).isEqualTo("user_1");
		assertThat(body(get("/authentication")))
			.isEqualTo("ClerkAuthentication user_1 [ROLE_org:admin, org:invoices:read]");
	}

	@Test
	void handsASignedOutCallerToTheApplication() throws Exception {
		assertThat(body(get("/caller"))).isEqualTo("null");
		assertThat(body(get("/principal"))).isEqualTo("null");
		assertThat(body(get("/authentication"))).startsWith("AnonymousAuthenticationToken ")
			.endsWith("[ROLE_ANONYMOUS]");
	}

	@Test
	void treatsAPendingSessionAsSignedOut() throws Exception {
		this.authenticator.decide(States.pending("user_1"));

		assertThat(body(get("/caller"))).isEqualTo("null");
		assertThat(body(get("/authentication"))).startsWith("AnonymousAuthenticationToken ");
	}

	@Test
	void makesNoServerSession() throws Exception {
		this.authenticator.decide(States.user("user_1"));

		MvcResult result = perform(get("/session"));

		assertThat(result.getResponse().getContentAsString()).isEqualTo("null");
		assertThat(result.getRequest().getSession(false)).isNull();
		assertThat(result.getResponse().getHeader("Set-Cookie")).isNull();
	}

	@Test
	void asksTheAuthenticatorForThePublicAddressWithAllHeaders() throws Exception {
		perform(get("https://app.example.com:443/open/a?tab=1").header("X-Custom", "value"));

		assertThat(this.authenticator.requests()).singleElement().satisfies((request) -> {
			assertThat(request.url()).isEqualTo("https://app.example.com/open/a?tab=1");
			assertThat(request.header("x-custom")).isEqualTo("value");
		});
	}

	@Test
	void keepsTheCallerInAsynchronousDispatches() throws Exception {
		this.authenticator.decide(States.user("user_1"));
		MvcResult started = perform(get("/async"));
		assertThat(started.getRequest().isAsyncStarted()).isTrue();
		this.authenticator.decide(States.signedOut());

		MvcResult result = this.application.mockMvc().perform(asyncDispatch(started)).andReturn();

		assertThat(result.getResponse().getContentAsString()).isEqualTo("user_1");
		assertThat(this.authenticator.requests()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "FORWARD", "INCLUDE", "ASYNC", "REQUEST" })
	void keepsTheFirstDecisionInFurtherDispatches(DispatcherType dispatcherType) throws Exception {
		this.authenticator.decide(States.user("user_1"));
		MvcResult first = perform(get("/caller"));
		this.authenticator.decide(States.user("user_2"));

		MvcResult further = perform(get("/authentication").with((request) -> {
			request.setAttribute(DecidedRequest.ATTRIBUTE, first.getRequest().getAttribute(DecidedRequest.ATTRIBUTE));
			request.setDispatcherType(dispatcherType);
			return request;
		}));

		assertThat(further.getResponse().getContentAsString()).startsWith("ClerkAuthentication user_1");
		assertThat(this.authenticator.requests()).hasSize(1);
	}

	@Test
	void decidesAForwardThatIsTheFirstItSees() throws Exception {
		this.authenticator.decide(States.user("user_1"));

		assertThat(body(get("/caller").with((request) -> {
			request.setDispatcherType(DispatcherType.FORWARD);
			return request;
		}))).isEqualTo("user_1");
	}

	@Test
	void letsTheErrorPageOfAnUndecidedRequestThrough() throws Exception {
		this.authenticator.fail(new IllegalStateException("must not be asked"));

		assertThat(body(get("/caller").with((request) -> {
			request.setDispatcherType(DispatcherType.ERROR);
			return request;
		}))).isEqualTo("null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/open/%2e%2e/a", "/open/a%00", "/open/a%0A" })
	void refusesAMalformedPathBeforeAnythingElse(String path) throws Exception {
		this.application.with(HttpFirewall.class, lenientFirewall());
		MockHttpServletResponse response = perform(get("/open/a").with((request) -> {
			request.setRequestURI(path);
			return request;
		})).getResponse();

		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(response.getContentAsString()).isEmpty();
		assertThat(this.authenticator.requests()).isEmpty();
	}

	@Test
	void refusesAMalformedHost() throws Exception {
		MockHttpServletResponse response = perform(get("/open/a").header("Host", "a b")).getResponse();

		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(response.getContentAsString()).isEmpty();
	}

	@Test
	void answersAnUnforeseenFailureWithoutDetailAndLetsNothingThrough(CapturedOutput output) throws Exception {
		this.authenticator.fail(new IllegalStateException("inner detail"));

		MockHttpServletResponse response = perform(get("/open/a")).getResponse();

		assertThat(response.getStatus()).isEqualTo(500);
		assertThat(response.getErrorMessage()).isNull();
		assertThat(response.getContentAsString()).isEmpty();
		assertThat(output).contains("inner detail");
	}

	@Test
	void reportsAConfigurationErrorOnce(CapturedOutput output) throws Exception {
		this.authenticator
			.fail(new ClerkConfigurationException("secret-key-missing", "Set clerk.secret-key to have keys."));

		MockHttpServletResponse first = perform(get("/open/a")).getResponse();
		MockHttpServletResponse second = perform(get("/open/a")).getResponse();

		assertThat(List.of(first.getStatus(), second.getStatus())).containsExactly(500, 500);
		assertThat(first.getErrorMessage()).isNull();
		assertThat(output.toString()).containsOnlyOnce("secret-key-missing")
			.containsOnlyOnce("Set clerk.secret-key to have keys.");
	}

	@Test
	void answersAFailureOfTheAuthoritiesMapper() throws Exception {
		this.authenticator.decide(States.user("user_1"));
		this.application.with(ClerkAuthoritiesMapper.class, (auth) -> {
			throw new IllegalStateException("inner detail");
		});

		assertThat(perform(get("/open/a")).getResponse().getStatus()).isEqualTo(500);
	}

	@Test
	void leavesTheApplicationsOwnFailuresAlone() {
		this.authenticator.decide(States.user("user_1"));

		assertThatThrownBy(() -> perform(get("/failing"))).hasRootCauseExactlyInstanceOf(IllegalArgumentException.class)
			.hasRootCauseMessage("the application's own failure");
	}

	@Test
	void writesTheHeadersOfTheStateOnce() throws Exception {
		this.authenticator.decide(States
			.signedOut(Map.of("x-clerk-auth-status", "signed-out", "x-clerk-auth-reason", "token-expired"), List.of()));

		MockHttpServletResponse response = perform(get("/async")).getResponse();

		assertThat(response.getHeaders("x-clerk-auth-status")).containsExactly("signed-out");
		assertThat(response.getHeaders("x-clerk-auth-reason")).containsExactly("token-expired");
	}

	@Test
	void showsTheMessageToDevelopersOnly() throws Exception {
		this.authenticator.decide(States.signedOut(Map.of("x-clerk-auth-message", "names parties"), List.of()));
		assertThat(perform(get("/open/a")).getResponse().getHeader("x-clerk-auth-message")).isNull();

		try (TestApplication debugging = new TestApplication(DefaultChain.class)) {
			debugging.options().debug(true);
			debugging.authenticator()
				.decide(States.signedOut(Map.of("x-clerk-auth-message", "names parties"), List.of()));
			MvcResult result = debugging.mockMvc().perform(get("/open/a")).andReturn();
			assertThat(result.getResponse().getHeader("x-clerk-auth-message")).isEqualTo("names parties");
		}
	}

	@Test
	void writesCookiesAsTheyAreAndKeepsTheResponseOutOfCaches() throws Exception {
		List<String> cookies = List.of("__session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
				"a=\"b c\"; SameSite=Lax");
		this.authenticator.decide(States.signedOut(Map.of(), cookies));

		MockHttpServletResponse response = perform(get("/open/a")).getResponse();

		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(response.getHeaders("Set-Cookie")).hasSize(2);
		assertThat(response.getHeader("Cache-Control")).contains("no-store");
	}

	@Test
	void answersWithTheRedirectOfAStateInPlaceOfTheApplication() throws Exception {
		this.authenticator.decide(States.handshake(Map.of("location",
				"https://clerk.example.com/v1/client/handshake?a=b", "x-clerk-auth-status", "handshake"),
				List.of("__clerk_redirect_count=1; SameSite=Lax; HttpOnly; Max-Age=2")));

		MockHttpServletResponse response = perform(get("/open/a")).getResponse();

		assertThat(response.getStatus()).isEqualTo(307);
		assertThat(response.getHeader("Location")).isEqualTo("https://clerk.example.com/v1/client/handshake?a=b");
		assertThat(response.getHeader("x-clerk-auth-status")).isEqualTo("handshake");
		assertThat(response.getHeader("Cache-Control")).contains("no-store");
		assertThat(response.getHeaders("Set-Cookie")).hasSize(1);
		assertThat(response.getContentAsString()).isEmpty();
	}

	@Test
	void neverLetsAHandshakeWithoutLocationThrough() throws Exception {
		this.authenticator.decide(States.handshake(Map.of(), List.of()));

		assertThat(perform(get("/open/a")).getResponse().getStatus()).isEqualTo(500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nSet-Cookie: b=c", "a\nb", "a\u0000b" })
	void refusesToSplitTheResponse(String hostile) throws Exception {
		for (RequestState state : List.of(States.signedOut(Map.of("x-clerk-auth-reason", hostile), List.of()),
				States.signedOut(Map.of(), List.of(hostile)),
				States.handshake(Map.of("location", hostile), List.of()))) {
			this.authenticator.decide(state);

			MockHttpServletResponse response = perform(get("/open/a")).getResponse();

			assertThat(response.getStatus()).isEqualTo(500);
			assertThat(response.getHeader("Set-Cookie")).isNull();
			assertThat(response.getHeader("Location")).isNull();
		}
	}

	@Test
	void keepsACallerThatATestPutInPlaceOfAToken() throws Exception {
		this.authenticator.fail(new IllegalStateException("must not be asked"));
		RequestState state = States.user("user_test");
		SessionAuth auth = SessionAuth.of(state.claims(), state.token(), CallerContext.none());

		MvcResult result = perform(
				get("/authentication").with(authentication(new ClerkAuthentication(auth, List.of()))));

		assertThat(result.getResponse().getContentAsString()).startsWith("ClerkAuthentication user_test");
	}

	@Test
	void bindsACallerThatATestPutInToTheRequest() throws Exception {
		RequestState state = States.user("user_test");
		SessionAuth auth = SessionAuth.of(state.claims(), state.token(), CallerContext.none());

		MvcResult result = perform(get("https://app.example.com:443/sign-in-please")
			.with(authentication(new ClerkAuthentication(auth, List.of()))));

		assertThat(DecidedRequest.of(result.getRequest()).auth().signInUrl())
			.isEqualTo("https://accounts.example.com/sign-in?redirect_url="
					+ "https%3A%2F%2Fapp.example.com%2Fsign-in-please");
	}

	@Test
	void refusesRequestsOfAnotherSiteWithASessionCookie() throws Exception {
		this.authenticator.decide(States.user("user_1"));
		MockHttpServletRequestBuilder request = post("https://app.example.com/open/a").header("Origin",
				"https://evil.example");

		assertThat(perform(request).getResponse().getStatus()).isEqualTo(403);
	}

	@Test
	void showsNoTokenInTheAuthentication() {
		RequestState state = States.user("user_1");
		SessionAuth auth = SessionAuth.of(state.claims(), state.token(), CallerContext.none());

		ClerkAuthentication authentication = new ClerkAuthentication(auth, List.of());

		assertThat(authentication.toString()).doesNotContain(States.SECRET_TOKEN);
		assertThat(authentication.getCredentials()).isNull();
	}

	private static HttpFirewall lenientFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowUrlEncodedPeriod(true);
		firewall.setAllowNull(true);
		firewall.setAllowUrlEncodedLineFeed(true);
		return firewall;
	}

	private String body(MockHttpServletRequestBuilder request) throws Exception {
		return perform(request).getResponse().getContentAsString();
	}

	private MvcResult perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.application.mockMvc().perform(request).andReturn();
	}

}
