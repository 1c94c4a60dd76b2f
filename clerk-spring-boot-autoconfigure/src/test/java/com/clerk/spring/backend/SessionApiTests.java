package com.clerk.spring.backend;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;

import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@WireMockTest
class SessionApiTests {

	private static final String NONCE = "secret-nonce";

	private static final SessionRefresh REFRESH = new SessionRefresh("sess_1", "secret-expired", "secret-refresh",
			"https://app.example.com", Map.of("cookie", List.of("secret-cookie")), true);

	private ClerkOptions options;

	@BeforeEach
	void options(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder().apiUrl(server.getHttpBaseUrl()).secretKey("sk_test_secret").build();
	}

	@ParameterizedTest
	@MethodSource("com.clerk.spring.backend.BackendApiTests#clients")
	void noFailureShowsWhatWasSent(RequestFactories clients) {
		ClerkOptions impatient = this.options.mutate().readTimeout(Duration.ofMillis(100)).build();
		for (ResponseDefinitionBuilder answer : List.of(aResponse().withStatus(500), okJson("{").withStatus(404),
				okJson("<html>"), aResponse().withStatus(204), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
				aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), okJson("{}").withFixedDelay(2_000))) {
			stubFor(any(anyUrl()).willReturn(answer));

			assertThat(trace(catchThrowableOfType(ClerkApiException.class,
					() -> api(clients).handshakePayload(NONCE, impatient))))
				.contains("/v1/clients/handshake_payload")
				.doesNotContain("secret");
			assertThat(trace(catchThrowableOfType(ClerkApiException.class,
					() -> api(clients).refreshSession(REFRESH, impatient))))
				.contains("/v1/sessions/sess_1/refresh")
				.doesNotContain("secret");
		}
	}

	@Test
	void theAddressOfAFailureIsWithoutItsQuery() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class,
				() -> api().handshakePayload(NONCE, this.options));

		assertThat(ex.url()).isEqualTo(this.options.apiUrl() + "/v1/clients/handshake_payload");
	}

	@Test
	void neitherCallIsRepeated() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

		catchThrowableOfType(ClerkApiException.class, () -> api().refreshSession(REFRESH, this.options));

		verify(1, postRequestedFor(urlEqualTo("/v1/sessions/sess_1/refresh?suffixed_cookies=true"))
			.withRequestBody(equalToJson("""
					{"format":"cookie","expired_token":"secret-expired","refresh_token":"secret-refresh",
					"request_origin":"https://app.example.com","request_headers":{"cookie":["secret-cookie"]}}""")));
	}

	/**
	 * A client that ends a stalled answer closes its stream under the reader.
	 */
	@Test
	void whenReadingAnAnswerFailsInAnyWayThenThereIsNone() {
		RequestFactories clients = (connect, read) -> (uri, method) -> {
			MockClientHttpRequest request = new MockClientHttpRequest(method, uri);
			request.setResponse(new MockClientHttpResponse(new FailingStream(), 200));
			return request;
		};

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class,
				() -> api(clients).handshakePayload(NONCE, this.options));

		assertThat(ex.status()).isZero();
	}

	private static String trace(ClerkApiException ex) {
		StringWriter trace = new StringWriter();
		ex.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	private static BackendApi api() {
		return api(BackendApiTests.clients().findFirst().orElseThrow());
	}

	private static BackendApi api(RequestFactories clients) {
		return BackendApi.create(BackendTransport.create(RestClient.builder(), clients, Clock.systemUTC()),
				Clock.systemUTC());
	}

	private static final class FailingStream extends InputStream {

		@Override
		public int read() {
			throw new NullPointerException("Inflater has been closed");
		}

	}

}
