package com.clerk.spring.backend;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.client.RestClient;

import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the calls about domains make of bad answers. None is ever repeated.
 */
@WireMockTest
class ClerkDomainsFailureTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-15T08:00:00Z"), ZoneOffset.UTC);

	private ClerkOptions options;

	@BeforeEach
	void options(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder().apiUrl(server.getHttpBaseUrl()).secretKey("sk_live_secret").build();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 402, 403, 404, 409, 410, 422, 429, 500, 502, 503, 504 })
	void anErrorIsShownAsClerkSentIt(int status) {
		String answer = """
				{"errors":[{"code":"form_param_unknown","message":"is unknown","long_message":"b is not valid",
				"meta":{"param_name":"b","more":{"a":[1,null]}}},{"code":"second","message":"m","new":1}],
				"clerk_trace_id":"1f0c","new":true}""";

		for (Call call : Call.values()) {
			ClerkApiException ex = failure(call, okJson(answer).withStatus(status).withHeader("Retry-After", "7"));

			assertThat(ex.status()).isEqualTo(status);
			assertThat(ex.errors()).hasSize(2).first().satisfies((error) -> {
				assertThat(error.code()).isEqualTo("form_param_unknown");
				assertThat(error.message()).isEqualTo("is unknown");
				assertThat(error.longMessage()).isEqualTo("b is not valid");
				assertThat(error.meta()).containsEntry("param_name", "b").containsKey("more");
			});
			assertThat(ex.errors().get(1)).isEqualTo(new ClerkApiError("second", "m", null, Map.of()));
			assertThat(ex.clerkTraceId()).isEqualTo("1f0c");
			assertThat(ex.retryAfter()).isEqualTo(Duration.ofSeconds(7));
			assertThat(ex.url()).isEqualTo(this.options.apiUrl() + call.path);
			assertThat(ex).hasMessage(ex.url() + " answered " + status + ", form_param_unknown,second, trace 1f0c");
		}
	}

	@ParameterizedTest
	@EnumSource(Call.class)
	void whenAnIntermediaryAnswersThenTheStatusIsAllThereIs(Call call) {
		ClerkApiException ex = failure(call,
				aResponse().withStatus(502)
					.withBody("<html>{\"errors\":[{\"code\":\"no\"}]}</html>")
					.withHeader("Content-Type", "text/html")
					.withHeader("cf-ray", "abc-FRA"));

		assertThat(ex.status()).isEqualTo(502);
		assertThat(ex.errors()).isEmpty();
		assertThat(ex.clerkTraceId()).isEqualTo("abc-FRA");
		assertThat(ex.retryAfter()).isNull();
	}

	static Stream<ResponseDefinitionBuilder> unreadable() {
		return Stream.of(okJson("<html>"), okJson("{\"data\":[{\"id\":\"dmn_1\""), okJson(""), okJson("[]"),
				okJson("{\"id\":17.5e,}"), okJson("{}"), okJson("{\"id\":null}"), okJson("{\"id\":{}}"),
				okJson("{\"data\":[],\"data\":[],\"id\":\"dmn_1\",\"id\":\"dmn_2\"}"),
				okJson("[".repeat(2_000) + "]".repeat(2_000)),
				okJson("{\"data\":[],\"id\":\"" + "x".repeat(BackendCall.USUAL_ANSWER) + "\"}"),
				aResponse().withBody("{\"data\":[],\"id\":\"dmn_1\"}").withHeader("Content-Type", "text/html"),
				aResponse().withBody("{\"data\":[],\"id\":\"dmn_1\"}"));
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void anAnswerThatCanNotBeReadIsAFailureOfItsStatus(ResponseDefinitionBuilder answer) {
		for (Call call : List.of(Call.LIST, Call.ADD, Call.UPDATE, Call.DELETE, Call.USE_DNS)) {
			ClerkApiException ex = failure(call, answer);

			assertThat(ex.status()).isEqualTo(200);
			assertThat(ex.errors()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(Call.class)
	void anEmptyOrRedirectingAnswerIsAFailure(Call call) {
		assertThat(failure(call, aResponse().withStatus(204)).status()).isEqualTo(204);
		WireMock.reset();
		assertThat(failure(call, aResponse().withStatus(307).withHeader("Location", "/v1/users")).status())
			.isEqualTo(307);
	}

	@ParameterizedTest
	@EnumSource(Call.class)
	void whenThereIsNoAnswerThenThereIsNoStatus(Call call) {
		for (ResponseDefinitionBuilder answer : List.of(okJson("{}").withFixedDelay(2_000),
				aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), aResponse().withFault(Fault.EMPTY_RESPONSE),
				aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
				aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
				okJson("{\"id\":\"dmn_1\",\"data\":[],\"successful\":true}").withChunkedDribbleDelay(20, 4_000))) {
			ClerkApiException ex = failure(call, answer, impatient());

			assertThat(ex.status()).isZero();
			assertThat(ex).hasMessageEndingWith(call.path + " gave no answer");
			assertThat(trace(ex)).doesNotContain("secret");
		}
	}

	@Test
	void waitsAreSecondsOrDates() {
		assertThat(failure(Call.LIST, limited("Fri, 15 Jan 2027 08:00:30 GMT")).retryAfter())
			.isEqualTo(Duration.ofSeconds(30));
		assertThat(failure(Call.LIST, limited("soon")).retryAfter()).isNull();
	}

	@Test
	void whenTheClientCanNotPatchThenItSaysSo() {
		ClerkDomains domains = ClerkDomains.create(new HttpTransport(RestClient.builder(),
				BackendApiTests.clients().skip(1).findFirst().orElseThrow(), CLOCK), this.options);

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class, () -> Call.UPDATE.call.accept(domains));

		assertThat(ex.status()).isZero();
		assertThat(ex).hasStackTraceContaining("PATCH");
	}

	private static ResponseDefinitionBuilder limited(String retryAfter) {
		return aResponse().withStatus(429).withHeader("Retry-After", retryAfter);
	}

	private ClerkApiException failure(Call call, ResponseDefinitionBuilder answer) {
		return failure(call, answer, this.options);
	}

	private ClerkApiException failure(Call call, ResponseDefinitionBuilder answer, ClerkOptions options) {
		WireMock.reset();
		stubFor(any(anyUrl()).willReturn(answer));
		ClerkDomains domains = ClerkDomains.create(
				new HttpTransport(RestClient.builder(), BackendApiTests.clients().findFirst().orElseThrow(), CLOCK),
				options);

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class, () -> call.call.accept(domains));

		NotedCalls.verifyOne();
		return ex;
	}

	private ClerkOptions impatient() {
		return this.options.mutate().readTimeout(Duration.ofMillis(300)).build();
	}

	private static String trace(ClerkApiException ex) {
		StringWriter trace = new StringWriter();
		ex.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	enum Call {

		LIST("/v1/domains", ClerkDomains::list),

		ADD("/v1/domains", (domains) -> domains.addSatellite("a.example")),

		UPDATE("/v1/domains/dmn_1", (domains) -> domains.update("dmn_1", DomainUpdate.create().secondary(true))),

		DELETE("/v1/domains/dmn_1", (domains) -> domains.deleteSatellite("dmn_1")),

		ENABLE_PROXY("/v1/proxy_checks", (domains) -> domains.enableProxy("dmn_1", URI.create("https://a.example/p"))),

		USE_DNS("/v1/domains/dmn_1", (domains) -> domains.useDns("dmn_1"));

		private final String path;

		private final Consumer<ClerkDomains> call;

		Call(String path, Consumer<ClerkDomains> call) {
			this.path = path;
			this.call = call;
		}

	}

}
