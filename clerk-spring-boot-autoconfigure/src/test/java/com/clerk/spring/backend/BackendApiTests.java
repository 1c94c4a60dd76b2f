package com.clerk.spring.backend;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.options.ClerkOptions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@WireMockTest
class BackendApiTests {

	private static final String SECRET = "sk_test_secret";

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-15T08:00:00Z"), ZoneOffset.UTC);

	private ClerkOptions options;

	private String url;

	@BeforeEach
	void options(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder().apiUrl(server.getHttpBaseUrl()).secretKey(SECRET).build();
		this.url = server.getHttpBaseUrl() + "/v1/jwks";
	}

	static Stream<RequestFactories> clients() {
		return Stream.of((connect, read) -> {
			HttpClient client = HttpClient.newBuilder().connectTimeout(connect).build();
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
			factory.setReadTimeout(read);
			return factory;
		}, (connect, read) -> {
			SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
			factory.setConnectTimeout(connect);
			factory.setReadTimeout(read);
			return factory;
		});
	}

	@ParameterizedTest
	@MethodSource("clients")
	void signingKeysAreAskedForAsClerkWantsIt(RequestFactories clients) {
		stubFor(any(anyUrl()).willReturn(okJson("{\"keys\":[{\"kid\":\"ins_1\"}]}")));

		Map<String, Object> answer = api(clients).signingKeys(this.options);

		assertThat(answer).isEqualTo(Map.of("keys", List.of(Map.of("kid", "ins_1"))));
		verify(1, request("/v1/jwks").withHeader("User-Agent", matching("clerk-spring-boot(/.+)?")));
	}

	@Test
	void aPathIsKeptAndSlashesCollapse() {
		stubFor(any(anyUrl()).willReturn(okJson("{}")));

		api().signingKeys(this.options.mutate()
			.apiUrl(this.options.apiUrl() + "//clerk/")
			.apiVersion("v2")
			.userAgent("mine/1")
			.build());

		verify(1, request("/clerk/v2/jwks").withHeader("User-Agent", equalTo("mine/1")));
	}

	@Test
	void theApplicationsBuilderIsLeftAlone() {
		stubFor(any(anyUrl()).willReturn(okJson("{}")));
		RestClient.Builder builder = RestClient.builder().defaultHeader("X-Application", "a");
		BackendApi api = BackendApi.create(BackendTransport.create(builder, clients().findFirst().orElseThrow(), CLOCK),
				CLOCK);
		builder.defaultHeader("X-Later", "b");

		api.signingKeys(this.options);

		verify(1, request("/v1/jwks").withHeader("X-Application", equalTo("a")).withoutHeader("X-Later"));
	}

	@Test
	void theContentTypeOfAnAnswerDoesNotMatter() {
		stubFor(any(anyUrl())
			.willReturn(aResponse().withBody("{\"keys\":[]}").withHeader("Content-Type", "text/html")));

		assertThat(api().signingKeys(this.options)).containsKey("keys");
	}

	@Test
	void anErrorIsReadWhole() {
		ClerkApiException ex = failure(aResponse().withStatus(422).withBody("""
				{"errors":[{"code":"form_param_unknown","message":"is unknown","long_message":"b is not valid",
				"meta":{"param_name":"b"}},"odd"],"clerk_trace_id":"1f0c"}"""));

		assertThat(ex.status()).isEqualTo(422);
		assertThat(ex.errors()).containsExactly(
				new ClerkApiError("form_param_unknown", "is unknown", "b is not valid", Map.of("param_name", "b")));
		assertThat(ex.clerkTraceId()).isEqualTo("1f0c");
		assertThat(ex.url()).isEqualTo(this.url);
		assertThat(ex).hasMessage(this.url + " answered 422, form_param_unknown, trace 1f0c");
	}

	@Test
	void anAnswerOfAnIntermediaryIsAnErrorWithItsStatus() {
		ClerkApiException ex = failure(aResponse().withStatus(502).withBody("<html>").withHeader("cf-ray", "abc-FRA"));

		assertThat(ex.status()).isEqualTo(502);
		assertThat(ex.errors()).isEmpty();
		assertThat(ex.clerkTraceId()).isEqualTo("abc-FRA");
		assertThat(failure(aResponse().withBody("<html>")).status()).isEqualTo(200);
		assertThat(failure(aResponse()).status()).isEqualTo(200);
	}

	@Test
	void whatDoesNotLookLikeAnIdIsNotShown() {
		ClerkApiException ex = failure(
				aResponse().withStatus(500).withBody("{\"errors\":[{\"code\":\"a\\nb\"}],\"clerk_trace_id\":\"a b\"}"));

		assertThat(ex.clerkTraceId()).isNull();
		assertThat(ex).hasMessage(this.url + " answered 500");
	}

	@Test
	void aRedirectIsNoAnswer() {
		stubFor(any(urlEqualTo("/v1/jwks"))
			.willReturn(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/elsewhere")));

		ClerkApiException ex = failure(api());

		assertThat(ex.status()).isEqualTo(302);
	}

	@Test
	void anAnswerThatIsTooLargeIsNotRead() {
		String body = "{\"keys\":[\"" + "x".repeat(BackendCall.USUAL_ANSWER) + "\"]}";

		assertThat(failure(aResponse().withBody(body)).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void whenThereIsNoAnswerThenThereIsNoStatus(RequestFactories clients) {
		ClerkOptions impatient = this.options.mutate().readTimeout(Duration.ofMillis(50)).build();
		stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(1000)));
		assertThat(catchThrowableOfType(ClerkApiException.class, () -> api(clients).signingKeys(impatient)).status())
			.isZero();

		stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
		assertThat(failure(api(clients))).hasMessage(this.url + " gave no answer");
	}

	@Test
	void whenTheKeyCanNotBeSentThenItIsNotShown() {
		ClerkOptions broken = this.options.mutate().secretKey("sk_test_\r\nX: 1").build();

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class, () -> api().signingKeys(broken));

		assertThat(ex.status()).isZero();
		assertThat(ex).hasNoCause();
	}

	@Test
	void whenTheAddressIsNoneThenThereIsNoAnswer() {
		ClerkOptions broken = this.options.mutate().apiUrl("not an address").build();

		assertThat(catchThrowableOfType(ClerkApiException.class, () -> api().signingKeys(broken)).status()).isZero();
	}

	@Test
	void retryAfterIsSecondsOrADate() {
		assertThat(retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
		assertThat(retryAfter("Fri, 15 Jan 2027 08:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
		assertThat(retryAfter("Fri, 15 Jan 2027 07:00:00 GMT")).isZero();
		assertThat(retryAfter("soon")).isNull();
		assertThat(retryAfter("-1")).isNull();
	}

	private Duration retryAfter(String value) {
		return failure(aResponse().withStatus(429).withHeader("Retry-After", value)).retryAfter();
	}

	private ClerkApiException failure(ResponseDefinitionBuilder answer) {
		stubFor(any(anyUrl()).willReturn(answer));
		return failure(api());
	}

	private ClerkApiException failure(BackendApi api) {
		return catchThrowableOfType(ClerkApiException.class, () -> api.signingKeys(this.options));
	}

	private static RequestPatternBuilder request(String path) {
		return getRequestedFor(urlEqualTo(path)).withHeader("Authorization", equalTo("Bearer " + SECRET))
			.withHeader("Clerk-API-Version", equalTo("2026-05-12"))
			.withHeader("Content-Type", equalTo("application/json"));
	}

	private static BackendApi api() {
		return api(clients().findFirst().orElseThrow());
	}

	private static BackendApi api(RequestFactories clients) {
		return BackendApi.create(BackendTransport.create(RestClient.builder(), clients, CLOCK), CLOCK);
	}

}
