package com.clerk.spring.request;

import java.time.Duration;
import java.util.Map;
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
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Handshakes by nonce, against a Backend API that misbehaves.
 */
@WireMockTest
@ExtendWith(OutputCaptureExtension.class)
class HandshakeNonceTests {

	private static final String NONCE = "nonce-that-signs-in";

	private static final String SESSION = TestKeys.A.token();

	private Decider decider;

	private ClerkOptions live;

	@BeforeEach
	void prepare(WireMockRuntimeInfo server) {
		this.decider = Decider.overHttp();
		this.live = Decider.LIVE.mutate().apiUrl(server.getHttpBaseUrl()).build();
	}

	static Stream<Arguments> uselessAnswers() {
		String good = "{\"directives\":[\"__session=" + SESSION + "; Path=/\"]}";
		return Stream.of(arguments("internal error", aResponse().withStatus(500)),
				arguments("error with a session",
						aResponse().withStatus(500).withHeader("Content-Type", "application/json").withBody(good)),
				arguments("redirect", aResponse().withStatus(302).withHeader("Location", "https://evil.example/")),
				arguments("no JSON", okJson("<html>maintenance</html>")),
				arguments("page", aResponse().withHeader("Content-Type", "text/html").withBody("<html>")),
				arguments("page that is JSON", aResponse().withHeader("Content-Type", "text/html").withBody(good)),
				arguments("list", okJson("[\"__session=" + SESSION + "\"]")),
				arguments("text for the list", okJson("{\"directives\":\"__session=" + SESSION + "\"}")),
				arguments("no texts in the list", okJson("{\"directives\":[1,null,{},[\"__session=a\"]]}")),
				arguments("member twice", okJson("{\"directives\":[],\"directives\":[\"__session=" + SESSION + "\"]}")),
				arguments("too long", okJson("{\"padding\":\"" + "x".repeat(1024 * 1024) + "\"," + good.substring(1))),
				arguments("nothing", aResponse().withStatus(204)), arguments("empty", okJson("")),
				arguments("broken content type", aResponse().withHeader("Content-Type", "///").withBody(good)),
				arguments("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				arguments("broken chunk", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
				arguments("closed", aResponse().withFault(Fault.EMPTY_RESPONSE)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("uselessAnswers")
	void aUselessAnswerSignsNobodyInAndStopsNobody(String name, ResponseDefinitionBuilder answer,
			CapturedOutput output) {
		stubFor(any(anyUrl()).willReturn(answer));

		RequestState state = this.decider.decide(this.live, Decider.PAGE, "__clerk_handshake_nonce=" + NONCE,
				"__client_uat=1", "__session=" + SESSION);

		assertThat(state.status()).isEqualTo(Status.SIGNED_OUT);
		assertThat(state.reason()).isEqualTo("session-token-missing");
		assertThat(state.cookies()).isEmpty();
		assertThat(state.headers()).doesNotContainKey("location");
		assertThat(output).doesNotContain(NONCE).doesNotContain(SESSION).doesNotContain("sk_live_x");
		verify(1, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@MethodSource("com.clerk.spring.request.DeadClerkTests#hangs")
	void anAnswerIsNotWaitedForWithoutEnd(ResponseDefinitionBuilder answer, CapturedOutput output) {
		stubFor(any(anyUrl()).willReturn(answer));

		RequestState state = this.decider.decide(this.live.mutate().readTimeout(Duration.ofMillis(100)).build(),
				Decider.PAGE, "__clerk_handshake_nonce=" + NONCE, "__client_uat=1", "__session=" + SESSION);

		assertThat(state.reason()).isEqualTo("session-token-missing");
		assertThat(output).contains("could not be resolved").doesNotContain(NONCE);
	}

	@Test
	void inDevelopmentAUselessAnswerLeadsToTheSamePageWithoutTheNonce() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		ClerkOptions development = Decider.TEST.mutate().apiUrl(this.live.apiUrl()).build();

		RequestState state = this.decider.decide(development, Decider.PAGE + "&__clerk_handshake_nonce=" + NONCE);

		assertThat(state.reason()).isEqualTo("session-token-missing");
		assertThat(state.headers()).containsEntry("location", Decider.PAGE);
	}

	@Test
	void aNonceThatIsTooLongMakesNoCall() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"directives\":[\"__session=" + SESSION + "\"]}")));

		assertThat(decide("n".repeat(2_048)).isAuthenticated()).isTrue();
		verify(1, anyRequestedFor(anyUrl()));

		assertThat(decide("n".repeat(2_049)).reason()).isEqualTo("session-token-missing");
		assertThat(decide("n".repeat(1_000_000)).reason()).isEqualTo("session-token-missing");
		verify(1, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@MethodSource("hostileNonces")
	void aHostileNonceIsOneParameterOfTheCall(String nonce, String sent) {
		stubFor(any(anyUrl()).willReturn(okJson("{}")));

		decide(nonce);

		verify(1, anyRequestedFor(urlEqualTo("/v1/clients/handshake_payload?nonce=" + sent)));
	}

	static Stream<Arguments> hostileNonces() {
		return Stream
			.of(Map.entry("%26nonce=other", "%26nonce%3Dother"), Map.entry("..%2F..%2Fusers", "..%2F..%2Fusers"),
					Map.entry("a%0D%0AX-Evil:%201", "a%0D%0AX-Evil%3A+1"), Map.entry("%00", "%00"),
					Map.entry("%23frag%3Fq", "%23frag%3Fq"), Map.entry("%C3%A9", "%C3%A9"),
					Map.entry("{nonce}", "%7Bnonce%7D"), Map.entry("%ZZ", "%25ZZ"))
			.map((entry) -> arguments(entry.getKey(), entry.getValue()));
	}

	private RequestState decide(String nonce) {
		return this.decider.decide(this.live, Decider.PAGE, "__clerk_handshake_nonce=" + nonce);
	}

}
