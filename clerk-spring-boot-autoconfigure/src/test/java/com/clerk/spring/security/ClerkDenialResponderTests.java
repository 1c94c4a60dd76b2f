package com.clerk.spring.security;

import java.time.Duration;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.Reverification.Level;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;
import com.clerk.spring.options.DeniedResponse;
import com.clerk.spring.options.OutageResponse;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.SignInRedirects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClerkDenialResponder}.
 */
class ClerkDenialResponderTests {

	private static final String METADATA = "Bearer resource_metadata=\"https://clerk.example.com/.well-known/oauth-protected-resource\"";

	private static final Denial SIGNED_OUT = new Denial.Unauthenticated(null, null, false, AcceptedTokens.session());

	private static final Denial LACKING = new Denial.Forbidden(null, null);

	private static final Denial BAD_CREDENTIAL = new Denial.Unauthorized(AcceptedTokens.of(TokenType.API_KEY));

	private static final Denial ELSEWHERE = new Denial.Redirect("https://app.example.com/there");

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/projects");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final ClerkOptionsBuilder options = ClerkOptions.builder()
		.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");

	private RequestState state = States.signedOut();

	@Test
	void sendsSignedOutPagesToSignIn() throws Exception {
		page();

		respond(SIGNED_OUT);

		assertRedirect(307, "https://accounts.example.com/sign-in?redirect_url="
				+ "https%3A%2F%2Fapp.example.com%2Fprojects%3Fa%3D1");
	}

	@Test
	void sendsPendingPagesToTheTasks() throws Exception {
		page();
		this.state = States.pending("user_1");

		respond(new Denial.Unauthenticated(null, null, true, AcceptedTokens.session()));

		assertRedirect(307, "https://accounts.example.com/sign-in/tasks?redirect_url="
				+ "https%3A%2F%2Fapp.example.com%2Fprojects%3Fa%3D1");
	}

	@Test
	void prefersTheSignInPageOfTheRoute() throws Exception {
		page();

		respond(new Denial.Unauthenticated(null, "/staff/sign-in", false, AcceptedTokens.session()));

		assertRedirect(307, "https://app.example.com/staff/sign-in?redirect_url="
				+ "https%3A%2F%2Fapp.example.com%2Fprojects%3Fa%3D1");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sendsEveryKindOfRequestToAConfiguredAddress(boolean page) throws Exception {
		if (page) {
			page();
		}

		respond(new Denial.Unauthenticated("/welcome", null, false, AcceptedTokens.session()));
		assertRedirect(307, "https://app.example.com/welcome");

		respond(new Denial.Forbidden("no-access",
				new Requirement.Freshness(Level.FIRST_FACTOR, Duration.ofMinutes(1), null)));
		assertRedirect(307, "https://app.example.com/no-access");
	}

	@ParameterizedTest
	@CsvSource({ "GET, 307", "HEAD, 307", "POST, 303", "PUT, 303", "DELETE, 303", "PATCH, 303", "get, 303" })
	void doesNotHaveBodiesRepeated(String method, int status) throws Exception {
		this.request.setMethod(method);

		respond(ELSEWHERE);

		assertRedirect(status, "https://app.example.com/there");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/relative", "javascript:alert(1)", "https://a.example/\r\nSet-Cookie: a=b",
			"https://a.example/\tb", "https://a.example/ b", "https://a.example/\u00e9", "//a.example", "" })
	void neverRedirectsToWhatIsNoAddress(String location) throws Exception {
		respond(new Denial.Redirect(location));

		assertThat(this.response.getStatus()).isEqualTo(500);
		assertThat(this.response.getErrorMessage()).isNull();
		assertThat(this.response.getHeader("Location")).isNull();
	}

	@Test
	void neverRedirectsToAConfiguredAddressThatIsNone() throws Exception {
		respond(new Denial.Forbidden("javascript:alert(1)", null));

		assertThat(this.response.getStatus()).isEqualTo(500);
		assertThat(this.response.getHeader("Location")).isNull();
	}

	@Test
	void hidesRoutesFromOtherRequestsOfSignedOutCallers() throws Exception {
		respond(SIGNED_OUT);

		assertNotFound();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void hidesRoutesFromCallersWhoLackSomething(boolean page) throws Exception {
		if (page) {
			page();
		}

		respond(LACKING);

		assertNotFound();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void challengesBadCredentials(boolean page) throws Exception {
		if (page) {
			page();
		}

		respond(BAD_CREDENTIAL);

		assertStatus(401, null);
		assertThat(this.response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
	}

	static Stream<AcceptedTokens> acceptingOAuth() {
		return Stream.of(AcceptedTokens.any(), AcceptedTokens.of(TokenType.OAUTH_TOKEN),
				AcceptedTokens.of(TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN));
	}

	@ParameterizedTest
	@MethodSource("acceptingOAuth")
	void tellsOAuthClientsWhereToGetATokenOnRoutesThatTakeOne(AcceptedTokens accepted) throws Exception {
		respond(new Denial.Unauthorized(accepted));

		assertThat(this.response.getHeader("WWW-Authenticate")).isEqualTo(METADATA);
	}

	@Test
	void answersTheStandardStatusWhereToldTo() throws Exception {
		this.options.deniedResponse(DeniedResponse.STANDARD);
		this.request.addHeader("Accept", "application/json");

		respond(new Denial.Unauthenticated(null, null, false, AcceptedTokens.any()));
		assertStatus(401, "{\"title\":\"Unauthorized\",\"status\":401}");
		assertThat(this.response.getHeader("WWW-Authenticate")).isEqualTo(METADATA);

		respond(LACKING);
		assertStatus(403, "{\"title\":\"Forbidden\",\"status\":403}");
	}

	@Test
	void standardStatusStillSendsPagesToSignIn() throws Exception {
		this.options.deniedResponse(DeniedResponse.STANDARD);
		page();

		respond(SIGNED_OUT);

		assertThat(this.response.getStatus()).isEqualTo(307);
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT1.001S, 2", "PT30S, 30" })
	void answersAnOutageWithWholeSecondsToWait(Duration wait, String retryAfter) throws Exception {
		respond(new Denial.Unavailable(wait, SIGNED_OUT));

		assertStatus(503, null);
		assertThat(this.response.getHeader("Retry-After")).isEqualTo(retryAfter);
	}

	@Test
	void answersAnOutageAsSignedOutWhereToldTo() throws Exception {
		this.options.outageResponse(OutageResponse.UNAUTHENTICATED);

		respond(new Denial.Unavailable(Duration.ofSeconds(5), SIGNED_OUT));

		assertNotFound();
		assertThat(this.response.getHeader("Retry-After")).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "application/json | true", "application/problem+json | true",
					"text/plain, application/vnd.api+json;q=0.5 | true", "application/json;q=0 | false", "*/* | false",
					"text/html | false", "json | false", "'' | false" })
	void writesABodyForThoseWhoAskForJson(String accept, boolean json) throws Exception {
		this.request.addHeader("Accept", accept);

		respond(BAD_CREDENTIAL);

		assertThat(this.response.getStatus()).isEqualTo(401);
		assertThat(this.response.getContentType()).isEqualTo(json ? "application/problem+json" : null);
		assertThat(this.response.getContentLength()).isEqualTo(json ? 37 : 0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void letsTheUserVerifyAgain(boolean page) throws Exception {
		if (page) {
			page();
		}
		this.options.deniedResponse(DeniedResponse.STANDARD);

		respond(new Denial.Forbidden(null, (Requirement.Freshness) Requirement.reverification(Reverification.STRICT)));

		assertThat(this.response.getStatus()).isEqualTo(403);
		assertThat(this.response.getContentType()).isEqualTo("application/json");
		assertThat(this.response.getHeader("Cache-Control")).contains("no-store");
		assertThat(this.response.getContentAsString())
			.isEqualTo("{\"clerk_error\":{\"type\":\"forbidden\",\"reason\":\"reverification-error\","
					+ "\"metadata\":{\"reverification\":\"strict\"}}}");
	}

	@ParameterizedTest
	@CsvSource({ "PT30M, 30", "PT100M, 100", "PT30S, 0.5", "PT1440M, 1440" })
	void namesAFreshnessThatIsNoPreset(Duration within, String minutes) throws Exception {
		respond(new Denial.Forbidden(null, new Requirement.Freshness(Level.FIRST_FACTOR, within, null)));

		assertThat(this.response.getContentAsString())
			.contains("{\"reverification\":{\"level\":\"first_factor\",\"afterMinutes\":" + minutes + "}}");
	}

	@Test
	void keepsHeadersAndCookiesThatAreSetAlready() throws Exception {
		for (Denial denial : new Denial[] { SIGNED_OUT, LACKING, BAD_CREDENTIAL, ELSEWHERE,
				new Denial.Unavailable(Duration.ZERO, SIGNED_OUT) }) {
			MockHttpServletResponse response = new MockHttpServletResponse();
			response.addHeader("Set-Cookie", "a=1");
			response.addHeader("Set-Cookie", "b=2");
			response.setHeader("x-clerk-auth-status", "signed-out");

			respond(denial, response);

			assertThat(response.getHeaders("Set-Cookie")).hasSize(2);
			assertThat(response.getHeader("x-clerk-auth-status")).isEqualTo("signed-out");
			assertThat(response.getHeader("Cache-Control")).contains("no-store");
		}
	}

	@Test
	void dropsWhatTheApplicationHadBegunToWrite() throws Exception {
		this.response.getOutputStream().print("half a page");

		respond(BAD_CREDENTIAL);

		assertThat(this.response.getContentAsString()).isEmpty();
	}

	@Test
	void answersMissingConfigurationWithoutDetail() throws Exception {
		this.options.publishableKey(null);
		page();

		respond(SIGNED_OUT);

		assertThat(this.response.getStatus()).isEqualTo(500);
		assertThat(this.response.getErrorMessage()).isNull();
	}

	@Test
	void hidesEverythingFromARequestThatWasNeverDecided() throws Exception {
		page();

		responder().respond(this.request, this.response, SIGNED_OUT);

		assertNotFound();
	}

	private void page() {
		this.request.addHeader("Sec-Fetch-Dest", "document");
	}

	private void respond(Denial denial) throws Exception {
		this.response.reset();
		respond(denial, this.response);
	}

	private void respond(Denial denial, MockHttpServletResponse response) throws Exception {
		ClerkOptions options = this.options.build();
		ClerkRequest clerkRequest = ClerkRequest.builder("GET", "https://app.example.com/projects?a=1").build();
		RequestCaller caller = new RequestCaller(clerkRequest, options, this.state,
				SignInRedirects.of(options, clerkRequest, this.state));
		new DecidedRequest(caller, caller.auth(), null).keepIn(this.request);
		responder().respond(this.request, response, denial);
	}

	private static ClerkDenialResponder responder() {
		return new ClerkDenialResponder(PageRequestMatcher.byHeaders(),
				(request, response) -> response.sendError(404, "no such route"));
	}

	private void assertRedirect(int status, String location) {
		assertThat(this.response.getStatus()).isEqualTo(status);
		assertThat(this.response.getHeader("Location")).isEqualTo(location);
		assertThat(this.response.getHeader("Cache-Control")).contains("no-store");
		assertThat(this.response.getContentAsByteArray()).isEmpty();
	}

	private void assertNotFound() {
		assertThat(this.response.getStatus()).isEqualTo(404);
		assertThat(this.response.getErrorMessage()).isEqualTo("no such route");
		assertThat(this.response.getHeader("Cache-Control")).contains("no-store");
		assertThat(this.response.getHeader("WWW-Authenticate")).isNull();
	}

	private void assertStatus(int status, @Nullable String body) throws Exception {
		assertThat(this.response.getStatus()).isEqualTo(status);
		assertThat(this.response.getHeader("Cache-Control")).contains("no-store");
		assertThat(this.response.getContentAsString()).isEqualTo((body != null) ? body : "");
	}

}
