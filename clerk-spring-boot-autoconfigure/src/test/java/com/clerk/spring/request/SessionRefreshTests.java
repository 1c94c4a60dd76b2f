package com.clerk.spring.request;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.token.TestKeys;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Refreshes, against a Backend API and with tokens that misbehave.
 */
@WireMockTest
@ExtendWith(OutputCaptureExtension.class)
class SessionRefreshTests {

	private static final String EXPIRED = TestKeys.A.tokenOf("exp", 1_799_999_000);

	private static final String FRESH = TestKeys.A.token();

	private static final String REFRESH = "__refresh_" + Decider.LIVE.publishableKey().cookieSuffix()
			+ "=secret-refresh";

	private final Decider decider = Decider.overHttp();

	private ClerkOptions options;

	@BeforeEach
	void prepare(WireMockRuntimeInfo server) {
		this.options = Decider.LIVE.mutate().apiUrl(server.getHttpBaseUrl()).build();
	}

	static Stream<Arguments> uselessAnswers() {
		String good = "{\"cookies\":[\"__session=" + FRESH + "; Path=/\"]}";
		String many = IntStream.range(0, 5_000).mapToObj((i) -> "\"c" + i + "=\"").collect(Collectors.joining(","));
		return Stream.of(arguments("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "fetch-error"),
				arguments("closed", aResponse().withFault(Fault.EMPTY_RESPONSE), "fetch-error"),
				arguments("random", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "fetch-error"),
				arguments("no JSON", okJson("<html>"), "fetch-error"),
				arguments("too long", okJson("{\"padding\":\"" + "x".repeat(1024 * 1024) + "\"," + good.substring(1)),
						"fetch-error"),
				arguments("internal error", aResponse().withStatus(500), "unexpected-bapi-error"),
				arguments("error page",
						aResponse().withStatus(502).withHeader("Content-Type", "text/html").withBody("<html>"),
						"unexpected-bapi-error"),
				arguments("error with cookies", okJson(good).withStatus(500), "unexpected-bapi-error"),
				arguments("redirect", aResponse().withStatus(307).withHeader("Location", "https://evil.example/"),
						"unexpected-bapi-error"),
				arguments("nothing", aResponse().withStatus(204), "unexpected-bapi-error"),
				arguments("page", aResponse().withHeader("Content-Type", "text/html").withBody(good),
						"unexpected-sdk-error"),
				arguments("text for the list", okJson("{\"cookies\":\"__session=" + FRESH + "\"}"),
						"unexpected-sdk-error"),
				arguments("line break", okJson("{\"cookies\":[\"__session=" + FRESH + "\",\"a=b\\r\\nX: y\"]}"),
						"unexpected-sdk-error"),
				arguments("NUL", okJson("{\"cookies\":[\"__session=" + FRESH + "\",\"a=\\u0000\"]}"),
						"unexpected-sdk-error"),
				arguments("not Latin-1", okJson("{\"cookies\":[\"__session=" + FRESH + "\",\"a=\\u0101\"]}"),
						"unexpected-sdk-error"),
				arguments("thousands", okJson("{\"cookies\":[\"__session=" + FRESH + "\"," + many + "]}"),
						"unexpected-sdk-error"),
				arguments("no session", okJson("{\"cookies\":[\"__client_uat=1\",\"__sessionX=" + FRESH + "\"]}"),
						"invalid-session-token"),
				arguments("session of another instance", okJson("{\"cookies\":[\"__session_AAAAAAAA=" + FRESH + "\"]}"),
						"invalid-session-token"),
				arguments("foreign token", okJson("{\"cookies\":[\"__session=" + TestKeys.B.token() + "\"]}"),
						"invalid-session-token"),
				arguments("expired token", okJson("{\"cookies\":[\"__session=" + EXPIRED + "\"]}"),
						"invalid-session-token"),
				arguments("JWT template",
						okJson("{\"cookies\":[\"__session=" + TestKeys.A.tokenWithHeader("cat", "cl_B7d4PD222AAA")
								+ "\"]}"),
						"invalid-session-token"),
				arguments("a code", error("session_not_found"), "session_not_found"),
				arguments("a code of two words", error("a b"), "a b"),
				arguments("a code that is no header value", error("a\\r\\nX: y"), "unexpected-bapi-error"),
				arguments("a code that is no word", error("a b\\u0101"), "unexpected-bapi-error"),
				arguments("a code without end", error("x".repeat(100_000)), "unexpected-bapi-error"));
	}

	private static ResponseDefinitionBuilder error(String code) {
		return okJson("{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"m\"}]}").withStatus(422);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("uselessAnswers")
	void whenNothingUsefulIsAnsweredThenTheBrowserAsksClerkItself(String name, ResponseDefinitionBuilder answer,
			String reason, CapturedOutput output) {
		stubFor(any(anyUrl()).willReturn(answer));

		RequestState page = decide(EXPIRED);

		assertThat(page.status()).isEqualTo(Status.HANDSHAKE);
		assertThat(page.reason()).isEqualTo("session-token-expired-refresh-" + reason);
		assertThat(page.headers().get("location")).startsWith("https://clerk.example.com/v1/client/handshake?")
			.contains("__clerk_hs_reason=" + page.reason().replace(" ", "+") + "&");
		assertThat(page.cookies()).containsExactly("__clerk_redirect_count=1; SameSite=Lax; HttpOnly; Max-Age=2");
		assertThat(output).doesNotContain("secret-refresh").doesNotContain(EXPIRED).doesNotContain(FRESH);
		verify(1, anyRequestedFor(anyUrl()));
	}

	@Test
	void aFailureOfClerkIsLoggedAndARefusalIsNot(CapturedOutput output) {
		stubFor(any(anyUrl()).willReturn(error("session_revoked")));
		decide(EXPIRED);
		assertThat(output).doesNotContain("could not be refreshed");

		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502)));
		decide(EXPIRED);
		decide(EXPIRED);
		assertThat(output.toString().split("could not be refreshed", -1)).hasSize(2);
	}

	@ParameterizedTest
	@MethodSource("com.clerk.spring.request.DeadClerkTests#hangs")
	void anAnswerIsNotWaitedForWithoutEnd(ResponseDefinitionBuilder answer) {
		stubFor(any(anyUrl()).willReturn(answer));

		RequestState state = this.decider.decide(this.options.mutate().readTimeout(Duration.ofMillis(100)).build(),
				Decider.PAGE, "__client_uat=1", "__session=" + EXPIRED, REFRESH);

		assertThat(state.reason()).isEqualTo("session-token-expired-refresh-fetch-error");
	}

	@Test
	void whenThereIsNoBrowserToSendThenNobodyIsSignedIn() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));

		RequestState state = this.decider.decide(this.options,
				ClerkRequest.builder("GET", Decider.PAGE)
					.header("Sec-Fetch-Dest", "empty")
					.header("Cookie", "__client_uat=1; __session=" + EXPIRED + "; " + REFRESH));

		assertThat(state.status()).isEqualTo(Status.SIGNED_OUT);
		assertThat(state.headers()).doesNotContainKey("location");
	}

	static Stream<Object> sessionIds() {
		return Stream.of("a/b", "../users", ".", "..", "%2e%2e", "a?b=c", "a#b", "a%2Fb", "a;b", "sess_1\n", " sess_1",
				"sess\u00e9", "\u0661", "\uff0f", "sess_1\u0000", 7, true, Map.of("id", "sess_1"), "x".repeat(257));
	}

	@ParameterizedTest
	@MethodSource("sessionIds")
	void aSessionIdThatIsNoneReachesNoAddress(Object sessionId) {
		Map<String, Object> claims = TestKeys.claims();
		claims.put("exp", 1_799_999_000);
		claims.put("sid", sessionId);

		RequestState state = decide(TestKeys.A.token(TestKeys.header("ins_vecA"), claims));

		assertThat(state.reason()).isEqualTo("session-token-expired-refresh-unexpected-bapi-error");
		verify(0, anyRequestedFor(anyUrl()));
	}

	/**
	 * Then the cookie's token is the one to be refreshed, and nobody has verified it.
	 */
	@ParameterizedTest
	@MethodSource("sessionIds")
	void anUnverifiedSessionIdBesideAnExpiredHeaderReachesNoAddress(Object sessionId) {
		RequestState state = this.decider.decide(this.options,
				Decider
					.navigation(Decider.PAGE, "__client_uat=1", "__session=" + TestKeys.B.tokenOf("sid", sessionId),
							REFRESH)
					.header("Authorization", "Bearer " + EXPIRED));

		assertThat(state.isAuthenticated()).isFalse();
		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void whatIsRefreshedIsNotWhatTheAnswersOtherCookiesSay() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"cookies\":[\"__session_other=" + TestKeys.B.token()
				+ "\",\"__session=" + FRESH + "; Path=/; Domain=evil.example\"]}")));

		RequestState state = decide(EXPIRED);

		assertThat(state.token()).isEqualTo(FRESH);
		assertThat(state.cookies()).hasSize(2).element(1).asString().endsWith("; Path=/; Domain=evil.example");
		assertThat(state.headers()).isEmpty();
	}

	@Test
	void headersOfAnyCharactersAreNoFailureOfTheRequest() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"cookies\":[\"__session=" + FRESH + "\"]}")));

		RequestState state = this.decider.decide(this.options,
				Decider.navigation(Decider.PAGE, "__client_uat=1", "__session=" + EXPIRED, REFRESH)
					.header("X-Odd", "\u0001\u007f\u00ff\u2028\"\\\ud83d"));

		assertThat(state.status()).isIn(Status.SIGNED_IN, Status.HANDSHAKE);
	}

	@Test
	void clerkIsToldEmptyHeadersToo() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"cookies\":[\"__session=" + FRESH + "\"]}")));

		this.decider.decide(this.options,
				Decider.navigation(Decider.PAGE, "__client_uat=1", "__session=" + EXPIRED, REFRESH)
					.header("X-Empty", ""));

		verify(anyRequestedFor(anyUrl())
			.withRequestBody(matchingJsonPath("$.request_headers['x-empty'][0]", equalTo(""))));
	}

	private RequestState decide(String session) {
		return this.decider.decide(this.options, Decider.PAGE, "__client_uat=1", "__session=" + session, REFRESH);
	}

}
