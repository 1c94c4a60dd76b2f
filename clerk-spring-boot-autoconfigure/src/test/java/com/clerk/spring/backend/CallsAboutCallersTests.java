package com.clerk.spring.backend;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.client.RestClient;

import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * {@link SessionTokenApi} and {@link UserApi}.
 */
@WireMockTest
class CallsAboutCallersTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-15T08:00:00Z"), ZoneOffset.UTC);

	private ClerkOptions options;

	@BeforeEach
	void options(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder().apiUrl(server.getHttpBaseUrl()).secretKey("sk_test_secret").build();
	}

	@ParameterizedTest
	@MethodSource("com.clerk.spring.backend.BackendApiTests#clients")
	void aTokenIsMadeOfATemplate(RequestFactories clients) {
		stubFor(any(anyUrl()).willReturn(okJson("{\"object\":\"token\",\"jwt\":\"new.jwt.token\"}")));

		assertThat(api(clients).createToken("sess_1", "supabase", null, this.options)).isEqualTo("new.jwt.token");

		verifyOnly(postRequestedFor(urlEqualTo("/v1/sessions/sess_1/tokens/supabase")).withRequestBody(absent()));
	}

	@Test
	void aTokenIsMadeForATime() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"jwt\":\"new.jwt.token\"}")));

		api().createToken("sess_1", null, Duration.ofMinutes(10), this.options);

		verifyOnly(postRequestedFor(urlEqualTo("/v1/sessions/sess_1/tokens"))
			.withRequestBody(equalTo("{\"expires_in_seconds\":600}")));
	}

	@Test
	void aTokenIsMadeOfATemplateForATime() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"jwt\":\"new.jwt.token\"}")));

		api().createToken("sess_1", "my template", Duration.ZERO, this.options);

		verifyOnly(postRequestedFor(urlEqualTo("/v1/sessions/sess_1/tokens/my%20template"))
			.withRequestBody(equalTo("{\"expires_in_seconds\":0}")));
	}

	@ParameterizedTest
	@MethodSource("com.clerk.spring.backend.BackendApiTests#clients")
	void aUserIsRead(RequestFactories clients) {
		stubFor(any(anyUrl()).willReturn(okJson("""
				{"id":"user_1","object":"user","first_name":"Ada","has_image":false,"locked":null,
				"primary_email_address_id":"idn_2","email_addresses":[{"id":"idn_1","email_address":"old@example.com"},
				{"id":"idn_2","email_address":"ada@example.com","verification":{"status":"verified"}}],
				"public_metadata":{"tier":"gold","none":null},"created_at":1800000000123,"new":{"a":[1]}}""")));

		ClerkUser user = api(clients).user("user_1", this.options);

		assertThat(user.id()).isEqualTo("user_1");
		assertThat(user.firstName()).isEqualTo("Ada");
		assertThat(user.primaryEmail()).isEqualTo("ada@example.com");
		assertThat(user.publicMetadata()).containsEntry("tier", "gold").containsEntry("none", null);
		assertThat(user.createdAt()).isEqualTo(Instant.ofEpochMilli(1800000000123L));
		verifyOnly(getRequestedFor(urlEqualTo("/v1/users/user_1")).withRequestBody(absent()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "..", ".", "", " ", "%2e%2e", "a%2Fb", "a\\b", "a\r\nb", "\u0000" })
	void whatIsNoSegmentIsNotSent(String value) {
		BackendApi api = api();

		assertThatIllegalArgumentException().isThrownBy(() -> api.user(value, this.options));
		assertThatIllegalArgumentException().isThrownBy(() -> api.createToken(value, "t", null, this.options));
		assertThatIllegalArgumentException().isThrownBy(() -> api.createToken(value, null, null, this.options));
		assertThatIllegalArgumentException().isThrownBy(() -> api.createToken("sess_1", value, null, this.options));
		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void anIdStaysOneSegment() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"x\",\"jwt\":\"x\"}")));

		api().user("größe?a=b#c d&é", this.options);
		verifyOnly(getRequestedFor(urlEqualTo("/v1/users/gr%C3%B6%C3%9Fe%3Fa%3Db%23c%20d%26%C3%A9")));

		WireMock.resetAllRequests();
		api().createToken("a?b", "c#d", null, this.options);
		verifyOnly(postRequestedFor(urlEqualTo("/v1/sessions/a%3Fb/tokens/c%23d")));
	}

	@ParameterizedTest
	@EnumSource(Call.class)
	void addressKeyAndNameAreThoseOfTheOptions(Call call) {
		stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"x\",\"jwt\":\"x\"}")));
		ClerkOptions other = this.options.mutate()
			.apiUrl(this.options.apiUrl() + "/base")
			.apiVersion("v2")
			.secretKey("sk_test_other")
			.machineSecretKey("ak_machine")
			.userAgent("mine/1")
			.build();

		call.make.apply(api(), other);

		verify(1,
				anyRequestedFor(urlEqualTo("/base/v2" + call.path))
					.withHeader("Authorization", equalTo("Bearer sk_test_other"))
					.withHeader("User-Agent", equalTo("mine/1")));
	}

	@ParameterizedTest
	@EnumSource(Call.class)
	void withoutASecretKeyThereIsNoCall(Call call) {
		ClerkOptions none = this.options.mutate().secretKey(null).build();

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> call.make.apply(api(), none))
			.withMessageContaining("clerk.secret-key");
		verify(0, anyRequestedFor(anyUrl()));
	}

	static Stream<Integer> statuses() {
		return Stream.of(400, 401, 402, 403, 404, 409, 410, 422, 429, 500, 501);
	}

	@ParameterizedTest
	@MethodSource("statuses")
	void everyErrorIsRead(int status) {
		for (Call call : Call.values()) {
			ClerkApiException ex = failure(call,
					aResponse().withStatus(status)
						.withHeader("Content-Type", "application/json")
						.withHeader("Retry-After", "7")
						.withBody("""
								{"errors":[{"code":"first","message":"m","long_message":"l","meta":{"param_name":"a"}},
								{"code":"second","message":"n"}],"clerk_trace_id":"trace-1"}"""));

			assertThat(ex.status()).isEqualTo(status);
			assertThat(ex.errors()).containsExactly(new ClerkApiError("first", "m", "l", Map.of("param_name", "a")),
					new ClerkApiError("second", "n", null, Map.of()));
			assertThat(ex.clerkTraceId()).isEqualTo("trace-1");
			assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(7));
			assertThat(ex.url()).endsWith(call.path);
			assertThat(trace(ex)).doesNotContain("secret");
		}
	}

	@ParameterizedTest
	@EnumSource(Call.class)
	void whenAnIntermediaryAnswersThenTheStatusIsAllThereIs(Call call) {
		ClerkApiException ex = failure(call,
				aResponse().withStatus(500)
					.withBody("<html>{\"errors\":[{\"code\":\"no\"}]}</html>")
					.withHeader("Content-Type", "text/html")
					.withHeader("cf-ray", "abc-FRA"));

		assertThat(ex.status()).isEqualTo(500);
		assertThat(ex.errors()).isEmpty();
		assertThat(ex.clerkTraceId()).isEqualTo("abc-FRA");
		assertThat(ex.retryAfter()).isNull();
	}

	static Stream<ResponseDefinitionBuilder> unreadable() {
		return Stream.of(okJson("<html>"), okJson("{\"id\":\"user_1\",\"jwt\":\"secret"), okJson(""), okJson("[]"),
				okJson("null"), okJson("{}"), okJson("{\"id\":null,\"jwt\":null}"), okJson("{\"id\":{},\"jwt\":{}}"),
				okJson("{\"id\":\"user_1\",\"jwt\":\"\",\"email_addresses\":\"secret\"}"),
				okJson("{\"jwt\":\"secret\",\"jwt\":\"secret\",\"id\":\"user_1\",\"id\":\"user_2\"}"),
				okJson("[".repeat(2_000) + "]".repeat(2_000)),
				okJson("{\"id\":\"user_1\",\"jwt\":\"" + "x".repeat(BackendCall.USUAL_ANSWER) + "\"}"),
				aResponse().withBody("{\"id\":\"user_1\",\"jwt\":\"secret\"}").withHeader("Content-Type", "text/html"),
				aResponse().withBody("{\"id\":\"user_1\",\"jwt\":\"secret\"}"));
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void anAnswerThatCanNotBeReadIsAFailureOfItsStatus(ResponseDefinitionBuilder answer) {
		for (Call call : Call.values()) {
			ClerkApiException ex = failure(call, answer);

			assertThat(ex.status()).isEqualTo(200);
			assertThat(ex.errors()).isEmpty();
			assertThat(trace(ex)).doesNotContain("secret");
		}
	}

	@ParameterizedTest
	@EnumSource(Call.class)
	void anEmptyOrRedirectingAnswerIsAFailure(Call call) {
		assertThat(failure(call, aResponse().withStatus(204)).status()).isEqualTo(204);
		assertThat(failure(call, aResponse().withStatus(307).withHeader("Location", "/v1/elsewhere")).status())
			.isEqualTo(307);
	}

	@ParameterizedTest
	@EnumSource(Call.class)
	void whenThereIsNoAnswerThenThereIsNoStatusAndOneError(Call call) {
		for (ResponseDefinitionBuilder answer : List.of(okJson("{}").withFixedDelay(2_000),
				aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), aResponse().withFault(Fault.EMPTY_RESPONSE),
				aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
				aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
				okJson("{\"id\":\"user_1\",\"jwt\":\"secret\"}").withChunkedDribbleDelay(20, 4_000))) {
			ClerkOptions impatient = this.options.mutate().readTimeout(Duration.ofMillis(300)).build();
			ClerkApiException ex = failure(call, answer, impatient);

			assertThat(ex.status()).isZero();
			assertThat(ex.errors()).extracting(ClerkApiError::code).containsExactly("unexpected_error");
			assertThat(ex).hasMessageEndingWith(call.path + " gave no answer");
			assertThat(trace(ex)).doesNotContain("secret");
		}
	}

	@Test
	void aTokenIsAskedForOnce() {
		for (int status : List.of(429, 502, 503, 504)) {
			failure(Call.TOKEN, aResponse().withStatus(status));

			verify(1, anyRequestedFor(anyUrl()));
		}
	}

	@Test
	void afterACallWithoutAnAnswerTheNextFailsAtOnce() {
		stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
		BackendApi api = api();
		catchThrowableOfType(ClerkApiException.class, () -> Call.TOKEN.make.apply(api, this.options));
		WireMock.resetAllRequests();

		for (Call call : Call.values()) {
			assertThat(catchThrowableOfType(ClerkApiException.class, () -> call.make.apply(api, this.options)).status())
				.isZero();
		}
		verify(0, anyRequestedFor(anyUrl()));
	}

	private static void verifyOnly(RequestPatternBuilder request) {
		verify(1,
				request.withHeader("Authorization", equalTo("Bearer sk_test_secret"))
					.withHeader("Clerk-API-Version", equalTo("2026-05-12"))
					.withHeader("Content-Type", equalTo("application/json"))
					.withHeader("User-Agent", WireMock.matching("clerk-spring-boot.*"))
					.withoutHeader("Cookie"));
		verify(1, anyRequestedFor(anyUrl()));
	}

	private ClerkApiException failure(Call call, ResponseDefinitionBuilder answer) {
		return failure(call, answer, this.options);
	}

	private ClerkApiException failure(Call call, ResponseDefinitionBuilder answer, ClerkOptions options) {
		WireMock.reset();
		stubFor(any(anyUrl()).willReturn(answer));

		return catchThrowableOfType(ClerkApiException.class, () -> call.make.apply(api(), options));
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
		return BackendApi.create(BackendTransport.create(RestClient.builder(), clients, CLOCK), CLOCK);
	}

	enum Call {

		TOKEN("/sessions/sess_1/tokens/t", (api, options) -> api.createToken("sess_1", "t", null, options)),

		USER("/users/user_1", (api, options) -> api.user("user_1", options));

		private final String path;

		private final BiFunction<BackendApi, ClerkOptions, Object> make;

		Call(String path, BiFunction<BackendApi, ClerkOptions, Object> make) {
			this.path = path;
			this.make = make;
		}

	}

}
