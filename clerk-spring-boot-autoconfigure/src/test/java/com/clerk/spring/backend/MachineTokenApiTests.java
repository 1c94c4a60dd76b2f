package com.clerk.spring.backend;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The calls that verify machine tokens, over HTTP.
 */
@WireMockTest
class MachineTokenApiTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-15T08:00:00Z"), ZoneOffset.UTC);

	private final MachineTokenApi api = BackendApi
		.create(BackendTransport.create(RestClient.builder(), (connect, read) -> {
			HttpClient client = HttpClient.newBuilder().connectTimeout(connect).build();
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
			factory.setReadTimeout(read);
			return factory;
		}, CLOCK), CLOCK);

	private ClerkOptions options;

	@BeforeEach
	void options(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder().apiUrl(server.getHttpBaseUrl()).secretKey("sk_test_x").build();
	}

	static Stream<Arguments> calls() {
		return Stream.of(call(MachineTokenApi::verifyApiKey, "/api_keys/verify", "secret"),
				call(MachineTokenApi::verifyM2mToken, "/m2m_tokens/verify", "token"),
				call(MachineTokenApi::verifyOAuthToken, "/oauth_applications/access_tokens/verify", "access_token"));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aTokenIsAskedAboutAsClerkWantsIt(Call call, String path, String member) {
		stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"1\",\"claims\":null}")));
		ClerkOptions other = this.options.mutate().apiUrl(this.options.apiUrl() + "//clerk/").apiVersion("v9").build();

		assertThat(call.make(this.api, "a\"b\\", this.options)).containsEntry("id", "1").containsKey("claims");
		call.make(this.api, "b", other);

		verify(1,
				postRequestedFor(urlEqualTo(path)).withHeader("Authorization", equalTo("Bearer sk_test_x"))
					.withHeader("Clerk-API-Version", equalTo("2026-05-12"))
					.withHeader("Content-Type", equalTo("application/json"))
					.withRequestBody(equalToJson("{\"" + member + "\":\"a\\\"b\\\\\"}")));
		verify(1, postRequestedFor(urlEqualTo("/clerk" + path)));
	}

	@Test
	void machinesAreAskedAboutWithTheMachineSecretKey() {
		stubFor(any(anyUrl()).willReturn(okJson("{}")));
		ClerkOptions both = this.options.mutate().machineSecretKey("ak_machine").build();

		this.api.verifyM2mToken("mt_1", both);
		this.api.verifyApiKey("ak_1", both);
		this.api.verifyOAuthToken("oat_1", both);

		verify(1, anyRequestedFor(urlEqualTo("/m2m_tokens/verify")).withHeader("Authorization",
				equalTo("Bearer ak_machine")));
		verify(2, anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer sk_test_x")));
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 404, 410, 422, 429, 500, 502, 503, 504 })
	void anErrorIsToldAndNothingIsRepeated(int status) {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)
			.withHeader("Content-Type", "application/json")
			.withHeader("Retry-After", "7")
			.withBody("{\"errors\":[{\"code\":\"c\",\"message\":\"m\"}],\"clerk_trace_id\":\"t1\"}")));

		ClerkApiException ex = failure();

		assertThat(ex.status()).isEqualTo(status);
		assertThat(ex.errors()).extracting(ClerkApiError::message).containsExactly("m");
		assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(7));
		assertThat(ex.clerkTraceId()).isEqualTo("t1");
		verify(1, anyRequestedFor(anyUrl()));
	}

	@Test
	void aRedirectIsNotFollowed() {
		stubFor(any(urlEqualTo("/api_keys/verify"))
			.willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));

		assertThat(failure().status()).isEqualTo(307);
		verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
	}

	static Stream<ResponseDefinitionBuilder> answersAboutNothing() {
		String json = "application/json";
		return Stream.of(aResponse().withStatus(204), aResponse().withHeader("Content-Type", json),
				aResponse().withHeader("Content-Type", json).withBody("[{\"id\":\"1\"}]"),
				aResponse().withHeader("Content-Type", json).withBody("{\"id\":\"1\""),
				aResponse().withHeader("Content-Type", json).withBody("{\"id\":\"1\",\"id\":\"2\"}"),
				aResponse().withHeader("Content-Type", json).withBody("{\"id\":\"" + "1".repeat(1024 * 1024) + "\"}"),
				aResponse().withHeader("Content-Type", "text/html").withBody("{\"id\":\"1\"}"));
	}

	@ParameterizedTest
	@MethodSource("answersAboutNothing")
	void anAnswerThatIsNoJsonObjectHasNoMembers(ResponseDefinitionBuilder answer) {
		stubFor(any(anyUrl()).willReturn(answer));

		assertThat(this.api.verifyApiKey("ak_1", this.options)).isEmpty();
	}

	@Test
	void noAnswerIsWaitedForOnce() {
		stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

		assertThat(failure().status()).isZero();
		assertThat(failure().status()).isZero();

		verify(1, anyRequestedFor(anyUrl()));
	}

	private ClerkApiException failure() {
		return catchThrowableOfType(ClerkApiException.class, () -> this.api.verifyApiKey("ak_1", this.options));
	}

	private static Arguments call(Call call, String path, String member) {
		return Arguments.of(call, path, member);
	}

	/**
	 * One of the calls.
	 */
	private interface Call {

		Map<String, Object> make(MachineTokenApi api, String token, ClerkOptions options);

	}

}
