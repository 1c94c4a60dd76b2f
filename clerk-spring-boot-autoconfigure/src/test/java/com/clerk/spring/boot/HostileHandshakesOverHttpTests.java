package com.clerk.spring.boot;

import java.util.Arrays;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.boot.RunningApplication.Answer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser gets of handshakes that bring what they should not, from a running
 * application.
 */
@WireMockTest
@ExtendWith(OutputCaptureExtension.class)
class HostileHandshakesOverHttpTests {

	private static final String NONCE = "Cookie: __clerk_handshake_nonce=secret-nonce";

	private RunningApplication application;

	@BeforeEach
	void start(WireMockRuntimeInfo server) {
		this.application = RunningApplication.start(PublishedApplication.class,
				"clerk.secret-key=" + TestKeys.SECRET_LIVE, "clerk.api-url=" + server.getHttpBaseUrl());
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=b\\r\\nX-Evil: yes", "a=b\\nX-Evil: yes", "a=\\u0000", "a=\\u560d\\u560aX-Evil: yes" })
	void noCookieEndsALine(String directive, CapturedOutput output) {
		answer(okJson("{\"directives\":[\"__client_uat=0; Path=/\",\"" + directive + "\"]}"));

		Answer answer = this.application.send("GET /open", "Host: app.example.com", NONCE);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).doesNotContainIgnoringCase("X-Evil").doesNotContain("Set-Cookie");
		assertThat(output).doesNotContain("secret-nonce");
	}

	@Test
	void cookiesOfAHandshakeArriveAsClerkWroteThemAndAreNotStored() {
		String[] lines = { "__client_uat=0; Path=/; Domain=example.com; Max-Age=315360000; SameSite=Lax; Secure",
				"other=\"x y\"; Partitioned", "__session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT" };
		answer(okJson(Arrays.stream(lines)
			.map((line) -> "\"" + line.replace("\"", "\\\"") + "\"")
			.collect(Collectors.joining(",", "{\"directives\":[", "]}"))));

		Answer answer = this.application.send("GET /open", "Host: app.example.com", NONCE);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text().lines().filter((line) -> line.startsWith("Set-Cookie: ")))
			.containsExactly(Arrays.stream(lines).map((line) -> "Set-Cookie: " + line).toArray(String[]::new));
		assertThat(answer.text()).contains("Cache-Control: no-store");
	}

	@Test
	void aDeadClerkLeavesOpenPagesOpen(CapturedOutput output) {
		answer(aResponse().withStatus(500));

		Answer answer = this.application.send("GET /open", "Host: app.example.com", NONCE);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).contains("x-clerk-auth-reason: session-token-missing")
			.doesNotContain("x-clerk-auth-message");
		assertThat(output).contains("could not be resolved").doesNotContain("secret-nonce");
	}

	@Test
	void aDeveloperIsToldWhatIsWrongWithAHandshake(WireMockRuntimeInfo server) {
		answer(okJson("{\"keys\":[]}"));
		try (RunningApplication development = RunningApplication.start(PublishedApplication.class,
				"clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST, "clerk.secret-key=" + TestKeys.SECRET_TEST,
				"clerk.api-url=" + server.getHttpBaseUrl())) {
			Answer answer = development.send("GET /open?__clerk_handshake=a.b.c", "Host: localhost");

			assertThat(answer.status()).isEqualTo(500);
			assertThat(answer.text()).contains("Content-Type: text/plain", "Cache-Control: no-store",
					"handshake-verification-failed: Invalid JWT form.");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3000 })
	void aNonceOfAStrangerOpensNoAnswerToOtherOrigins(int length) {
		answer(aResponse().withStatus(404));

		Answer answer = this.application.send("GET /open?__clerk_handshake_nonce=" + "n".repeat(length),
				"Host: app.example.com", "Origin: null");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).contains("x-clerk-auth-reason: session-token-missing")
			.doesNotContainIgnoringCase("access-control-");
	}

	@Test
	void onALiveInstanceNobodyIsToldAnything() {
		answer(okJson("{\"keys\":[]}"));

		Answer answer = this.application.send("GET /open?__clerk_handshake=a.b.c", "Host: app.example.com");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).contains("x-clerk-auth-reason: session-token-and-uat-missing")
			.doesNotContain("handshake-verification-failed");
	}

	private static void answer(ResponseDefinitionBuilder answer) {
		stubFor(any(anyUrl()).willReturn(answer));
	}

}
