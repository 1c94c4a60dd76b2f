package com.clerk.spring.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.errors.ClerkError;
import com.clerk.backend_api.models.operations.CreateUserRequestBody;
import com.clerk.backend_api.utils.BackoffStrategy;
import com.clerk.backend_api.utils.RetryConfig;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What Clerk's client makes of bad answers: one exception, soon.
 */
@WireMockTest
@ExtendWith(OutputCaptureExtension.class)
class ClientFailureTests {

	private ClerkOptions options;

	private Clerk clerk;

	private Clerk impatient;

	@BeforeEach
	void clerk(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder()
			.apiUrl(server.getHttpBaseUrl())
			.secretKey("sk_test_secret")
			.readTimeout(Duration.ofSeconds(20))
			.build();
		ClerkClients clients = clients(List.of());
		this.clerk = clients.forOptions(this.options);
		this.impatient = clients.forOptions(this.options.mutate().readTimeout(Duration.ofMillis(500)).build());
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 402, 403, 404, 409, 410, 422, 429, 500, 502, 503, 504 })
	void anErrorIsShownAsClerkSentIt(int status) {
		stubFor(any(anyUrl()).willReturn(okJson("""
				{"errors":[{"code":"form_param_unknown","message":"is unknown","long_message":"b is not valid",
				"meta":{"param_name":"b","more":{"a":[1,null]}}},{"code":"second","message":"m","new":1}],
				"clerk_trace_id":"1f0c","new":true}""").withStatus(status).withHeader("Retry-After", "60")));

		for (ClerkApiException ex : List.of(reading(), writing())) {
			assertThat(ex.status()).isEqualTo(status);
			assertThat(ex.errors()).hasSize(2).first().satisfies((error) -> {
				assertThat(error.code()).isEqualTo("form_param_unknown");
				assertThat(error.longMessage()).isEqualTo("b is not valid");
				assertThat(error.meta()).containsEntry("param_name", "b").containsKey("more");
			});
			assertThat(ex.errors().get(1)).isEqualTo(new ClerkApiError("second", "m", null, Map.of()));
			assertThat(ex.clerkTraceId()).isEqualTo("1f0c");
			assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(60));
			assertThat(ex.url()).endsWith("/v1/users");
		}
	}

	@Test
	void aReadThatClerkHasNoTimeForIsRepeatedAFewTimes() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));

		assertThat(reading().status()).isEqualTo(503);
		assertThat(findAll(anyRequestedFor(anyUrl()))).hasSizeBetween(2, 3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void aWriteIsNeverRepeated(int status) {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

		assertThat(writing().status()).isEqualTo(status);
		verify(1, anyRequestedFor(anyUrl()));
	}

	@Test
	void theClientsOwnRepeatsAreNeverUsed() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
		RetryConfig eager = RetryConfig.builder().backoff(BackoffStrategy.withDefaults()).build();
		Clerk customized = clients(List.of((builder) -> builder.retryConfig(eager))).forOptions(this.options);

		assertThat(writing(customized).status()).isEqualTo(503);
		verify(1, anyRequestedFor(anyUrl()));
	}

	@Test
	void whenAnIntermediaryAnswersThenTheStatusIsAllThereIs() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502)
			.withBody("<html>{\"errors\":[{\"code\":\"no\"}]}</html>")
			.withHeader("Content-Type", "text/html")
			.withHeader("cf-ray", "abc-FRA")));

		ClerkApiException ex = writing();

		assertThat(ex.status()).isEqualTo(502);
		assertThat(ex.errors()).isEmpty();
		assertThat(ex.clerkTraceId()).isEqualTo("abc-FRA");
	}

	@Test
	void aRedirectIsNotFollowed() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", "/v1/elsewhere")));

		assertThat(writing().status()).isEqualTo(307);
		verify(1, anyRequestedFor(anyUrl()));
	}

	static Stream<ResponseDefinitionBuilder> unreadable() {
		return Stream.of(okJson("<html>"), okJson("{\"id\":\"user_1\""), okJson("null"), okJson("{\"id\":17.5e,}"),
				okJson("[".repeat(2_000) + "]".repeat(2_000)),
				aResponse().withBody("{\"id\":\"user_1\"}").withHeader("Content-Type", "text/html"),
				aResponse().withBody("{\"id\":\"user_1\"}"),
				okJson("{\"id\":\"" + "x".repeat(TransportHttpClient.MAX_ANSWER) + "\"}"));
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void anAnswerThatCanNotBeReadIsAFailureOfItsStatus(ResponseDefinitionBuilder answer) {
		stubFor(any(anyUrl()).willReturn(answer));

		ClerkApiException ex = writing();

		assertThat(ex.status()).isEqualTo(200);
		assertThat(ex.errors()).isEmpty();
	}

	@Test
	void anAnswerThatDoesNotFitTheClientsModelsIsShownWithoutItsBody() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"user_1\",\"username\":\"private\"}")));

		ClerkError ex = catchThrowableOfType(ClerkError.class, () -> this.clerk.users().get("user_1"));

		assertThat(ex.code()).isEqualTo(200);
		assertThat(ex.toString()).doesNotContain("private", "secret");
		assertThat(trace(ex)).doesNotContain("private", "secret");
	}

	static Stream<ResponseDefinitionBuilder> unanswering() {
		return Stream.of(okJson("[]").withFixedDelay(2_000), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
				aResponse().withFault(Fault.EMPTY_RESPONSE), aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
				aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
				okJson("[" + " ".repeat(100) + "]").withChunkedDribbleDelay(20, 4_000));
	}

	@ParameterizedTest
	@MethodSource("unanswering")
	@Timeout(15)
	void whenThereIsNoAnswerThenTheCallEndsSoonAndSaysSo(ResponseDefinitionBuilder answer, CapturedOutput output) {
		stubFor(any(anyUrl()).willReturn(answer));

		for (ClerkApiException ex : List.of(reading(this.impatient), writing(this.impatient))) {
			assertThat(ex.status()).isZero();
			assertThat(ex).hasMessageEndingWith("/v1/users gave no answer");
			assertThat(trace(ex)).doesNotContain("secret");
		}
		assertThat(output).doesNotContain("sk_test_secret");
	}

	private ClerkClients clients(List<ClerkCustomizer> customizers) {
		return ClerkClients.create(Transports.create(), (request) -> this.options, customizers);
	}

	private ClerkApiException reading() {
		return reading(this.clerk);
	}

	private ClerkApiException writing() {
		return writing(this.clerk);
	}

	private static ClerkApiException reading(Clerk clerk) {
		return failure(() -> clerk.users().list().call());
	}

	private static ClerkApiException writing(Clerk clerk) {
		return failure(() -> clerk.users().create(CreateUserRequestBody.builder().build()));
	}

	private static ClerkApiException failure(ThrowingCallable call) {
		return catchThrowableOfType(ClerkApiException.class, call);
	}

	private static String trace(Throwable ex) {
		StringWriter trace = new StringWriter();
		ex.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

}
