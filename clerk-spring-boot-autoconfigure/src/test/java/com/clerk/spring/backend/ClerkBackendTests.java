package com.clerk.spring.backend;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;

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
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@WireMockTest
class ClerkBackendTests {

	private ClerkOptions options;

	private ClerkBackend backend;

	@BeforeEach
	void backend(WireMockRuntimeInfo server) {
		this.options = ClerkOptions.builder().apiUrl(server.getHttpBaseUrl()).secretKey("sk_test_secret").build();
		this.backend = backend(this.options);
	}

	@Test
	void anAnswerBecomesARecord() {
		stubFor(any(anyUrl()).willReturn(
				okJson("{\"id\":\"user_1\",\"first_name\":\"Ada\",\"created_at\":1800000000123,\"new\":{\"a\":1}}")));

		Person person = this.backend.exchange(HttpMethod.POST, "/users/{id}/remove_password", null, Person.class,
				"user_1");

		assertThat(person).isEqualTo(new Person("user_1", "Ada", false, Instant.ofEpochMilli(1800000000123L)));
		verifyOnly(postRequestedFor(urlEqualTo("/v1/users/user_1/remove_password")).withRequestBody(absent()));
	}

	@Test
	void anAnswerBecomesAnArrayOrAMap() {
		stubFor(any(anyUrl()).willReturn(okJson("[{\"id\":\"user_1\"},{\"id\":\"user_2\"}]")));
		assertThat(this.backend.exchange(HttpMethod.GET, "/users", null, Person[].class)).extracting(Person::id)
			.containsExactly("user_1", "user_2");

		stubFor(any(anyUrl()).willReturn(okJson("{\"first_name\":\"Ada\"}")));
		assertThat(this.backend.exchange(HttpMethod.GET, "/users/{id}", null, Map.class, "user_1"))
			.isEqualTo(Map.of("first_name", "Ada"));
	}

	@Test
	void aBodyIsSentAsItIsNullsIncluded() {
		stubFor(any(anyUrl()).willReturn(okJson("{}")));
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("first_name", null);
		body.put("public_metadata", Map.of("bC", List.of(1)));

		this.backend.exchange(HttpMethod.PATCH, "/users/{id}", body, Void.class, "user_1");

		verifyOnly(patchRequestedFor(urlEqualTo("/v1/users/user_1"))
			.withRequestBody(equalTo("{\"first_name\":null,\"public_metadata\":{\"bC\":[1]}}")));
	}

	@Test
	void withoutContentThereIsNothing() {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
		assertThat(this.backend.exchange(HttpMethod.DELETE, "/users/{id}", null, Map.class, "user_1")).isNull();

		stubFor(any(anyUrl()).willReturn(aResponse().withBody("<html>")));
		assertThat(this.backend.exchange(HttpMethod.DELETE, "/users/{id}", null, Void.class, "user_1")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>", "null", "[]", "{\"id\":", "{\"created_at\":{}}" })
	void whatIsNotOfTheClassIsAFailure(String answer) {
		stubFor(any(anyUrl()).willReturn(okJson(answer)));

		ClerkApiException ex = catchThrowableOfType(ClerkApiException.class,
				() -> this.backend.exchange(HttpMethod.GET, "/users/{id}", null, Person.class, "user_1"));

		assertThat(ex.status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "GET, 3", "HEAD, 3", "PUT, 3", "POST, 1", "PATCH, 1", "DELETE, 1" })
	void onlyWhatChangesNothingTwiceIsRepeated(HttpMethod method, int calls) {
		stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
		ClerkBackend repeating = ClerkBackend.create(BackendTransport.create(RestClient.builder(),
				BackendApiTests.clients().findFirst().orElseThrow(), Clock.systemUTC()), this.options);

		assertThatExceptionOfType(ClerkApiException.class)
			.isThrownBy(() -> repeating.exchange(method, "/users/{id}", null, Void.class, "user_1"));

		verify(calls, anyRequestedFor(anyUrl()));
	}

	@Test
	void aBodyThatIsNoJsonIsRefusedWithoutItsValue() {
		Object broken = new Object() {

			@SuppressWarnings("unused")
			public String getName() {
				throw new IllegalStateException("SECRET");
			}

		};

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.backend.exchange(HttpMethod.POST, "/users", Map.of("a", broken), Void.class))
			.withMessageContaining("a")
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("SECRET").hasNoCause());
		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void theMessageOfAnErrorIsShort() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"errors\":["
				+ String.join(",", Collections.nCopies(5_000, "{\"code\":\"" + "c".repeat(90) + "\"}")) + "]}")
			.withStatus(422)));

		assertThatExceptionOfType(ClerkApiException.class)
			.isThrownBy(() -> this.backend.exchange(HttpMethod.POST, "/users", null, Void.class))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1_500))
			.satisfies((ex) -> assertThat(ex.errors()).hasSize(5_000));
	}

	@Test
	void nobodyElseObservesTheAddress() {
		stubFor(any(anyUrl()).willReturn(okJson("{}")));
		TestObservationRegistry registry = TestObservationRegistry.create();
		RestClient.Builder observed = RestClient.builder().observationRegistry(registry);

		ClerkBackend
			.create(BackendTransport.create(observed, BackendApiTests.clients().findFirst().orElseThrow(),
					Clock.systemUTC(), registry, new DefaultBackendObservationConvention()), this.options)
			.exchange(HttpMethod.GET, "/users/{id}", null, Map.class, "user_1");

		TestObservationRegistryAssert.assertThat(registry).hasSingleObservationThat().hasNameEqualTo("clerk.backend");
	}

	@Test
	void anErrorIsShownAsClerkSentIt() {
		stubFor(any(anyUrl()).willReturn(okJson("{\"errors\":[{\"code\":\"resource_not_found\"}]}").withStatus(404)));

		for (Class<?> type : List.of(Person.class, Void.class)) {
			ClerkApiException ex = catchThrowableOfType(ClerkApiException.class,
					() -> this.backend.exchange(HttpMethod.GET, "/users/{id}", null, type, "user_1"));

			assertThat(ex.status()).isEqualTo(404);
			assertThat(ex.errors()).extracting(ClerkApiError::code).containsExactly("resource_not_found");
		}
	}

	@ParameterizedTest
	@CsvSource({ "a@b.example, a%40b.example", "a b, a%20b", "ä, %C3%A4", "a;b=c, a%3Bb%3Dc", "a?b#c, a%3Fb%23c",
			"a+b&c, a%2Bb%26c", "..., ...", "{id}, %7Bid%7D", "$1\ud83d\ude00, %241%F0%9F%98%80" })
	void aVariableStaysOneSegmentOrOneParameter(String value, String encoded) {
		stubFor(any(anyUrl()).willReturn(okJson("{}")));

		this.backend.exchange(HttpMethod.GET, "/users/{id}/x?q={q}&limit={limit}", null, Void.class, value, value, 10);

		verifyOnly(getRequestedFor(urlEqualTo("/v1/users/" + encoded + "/x?q=" + encoded + "&limit=10")));
	}

	@Test
	void aParameterMayHoldAnything() {
		stubFor(any(anyUrl()).willReturn(okJson("{}")));

		this.backend.exchange(HttpMethod.GET, "/users?a={a}&b={b}&paginated=true", null, Void.class, "", "../%2e/&c=d");

		verifyOnly(getRequestedFor(urlEqualTo("/v1/users?a=&b=..%2F%252e%2F%26c%3Dd&paginated=true")));
	}

	@ParameterizedTest
	@MethodSource("noSegments")
	void noVariableLeadsElsewhere(String value) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.backend.exchange(HttpMethod.DELETE, "/users/{id}", null, Void.class, value))
			.withMessageStartingWith("{id} ");

		verify(0, anyRequestedFor(anyUrl()));
	}

	static List<String> noSegments() {
		return List.of("", " ", "\t", ".", "..", "a/b", "/", "../domains", "a\\b", "%2e%2e", "%252e", "a%2fb", "a\r\nb",
				"a\nb", "\0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "users", "//example.com", "/users/", "/users//x", "/users/../x", "/users/./x",
			"/..", "/users/..?a=b", "https://example.com/", "/users#a", "/users/%2e%2e", "/users/a{id}", "/users/{id}b",
			"/users/{}", "/users/{id", "/users?{id}", "/users?a={id}b", "/users?a=b?c", "/users/ä", "/users/a b",
			"/users\\x", "/users/a\n" })
	void noTemplateLeadsElsewhere(String template) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.backend.exchange(HttpMethod.GET, template, null, Void.class, "a"))
			.withMessageStartingWith("pathTemplate ");

		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void everyVariableHasAValueAndEveryValueAVariable() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.backend.exchange(HttpMethod.GET, "/users/{id}", null, Void.class))
			.withMessage("{id} of pathTemplate must have a value");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.backend.exchange(HttpMethod.GET, "/users?a={a}", null, Void.class, (Object) null))
			.withMessage("{a} of pathTemplate must have a value");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.backend.exchange(HttpMethod.GET, "/users", null, Void.class, "a"))
			.withMessageStartingWith("variables ");

		verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void withoutASecretKeyNothingIsSent() {
		assertThatExceptionOfType(ClerkConfigurationException.class)
			.isThrownBy(() -> backend(this.options.mutate().secretKey(null).build()).exchange(HttpMethod.GET, "/users",
					null, Void.class))
			.withMessageContaining("clerk.secret-key");

		verify(0, anyRequestedFor(anyUrl()));
	}

	private static void verifyOnly(RequestPatternBuilder request) {
		verify(1, anyRequestedFor(anyUrl()));
		verify(1,
				request.withHeader("Authorization", equalTo("Bearer sk_test_secret"))
					.withHeader("Clerk-API-Version", equalTo("2026-05-12"))
					.withHeader("Content-Type", equalTo("application/json")));
	}

	private static ClerkBackend backend(ClerkOptions options) {
		return ClerkBackend.create(new HttpTransport(RestClient.builder(),
				BackendApiTests.clients().findFirst().orElseThrow(), Clock.systemUTC()), options);
	}

	record Person(String id, String firstName, boolean banned, Instant createdAt) {
	}

}
