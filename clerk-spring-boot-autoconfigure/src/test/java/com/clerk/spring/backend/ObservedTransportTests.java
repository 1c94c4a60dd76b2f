package com.clerk.spring.backend;

import java.io.IOException;

import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import com.clerk.spring.options.ClerkOptions;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ObservedTransportTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ClerkOptions options = ClerkOptions.builder().apiUrl("https://api.clerk.com/base").build();

	@ParameterizedTest
	@CsvSource({ "https://api.clerk.com/base/v1/users/user_1?x=y, users", "https://api.clerk.com/base/v1/jwks, jwks",
			"https://api.clerk.com/base/m2m_tokens/verify, m2m_tokens", "https://api.clerk.com/base/v1, other",
			"https://api.clerk.com/base/v1/user_1, other", "https://elsewhere.example.com/v1/users, other" })
	void aCallIsNamedForWhatItIsAbout(String url, String resource) {
		exchange(url, 200, HttpHeaders.EMPTY);

		assertThat(this.registry).hasSingleObservationThat()
			.hasNameEqualTo("clerk.backend")
			.hasLowCardinalityKeyValue("method", "GET")
			.hasLowCardinalityKeyValue("resource", resource)
			.hasLowCardinalityKeyValue("status", "200")
			.doesNotHaveHighCardinalityKeyValueWithKey("clerk.trace_id")
			.hasBeenStopped();
	}

	@Test
	void anErrorIsKnownByItsTraceId() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("cf-ray", "abc-FRA");

		exchange("https://api.clerk.com/base/v1/users", 502, headers);

		assertThat(this.registry).hasSingleObservationThat()
			.hasLowCardinalityKeyValue("status", "502")
			.hasHighCardinalityKeyValue("clerk.trace_id", "abc-FRA");
	}

	@Test
	void aCallWithoutAnAnswerHasNoStatus() {
		ObservedTransport transport = new ObservedTransport((call, options) -> {
			throw new ClerkApiException(call.url(), new IOException(call.url()));
		}, this.registry, new DefaultBackendObservationConvention());

		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(() -> transport
			.exchange(BackendCall.of(HttpMethod.GET, "https://api.clerk.com/base/v1/users/user_1/ban"), this.options));

		assertThat(this.registry).hasSingleObservationThat()
			.hasLowCardinalityKeyValue("status", "none")
			.hasBeenStopped()
			.thenError()
			.hasMessage("https://api.clerk.com/base gave no answer")
			.hasNoCause();
	}

	private void exchange(String url, int status, HttpHeaders headers) {
		new ObservedTransport((call, options) -> new BackendAnswer(call.url(), status, headers, new byte[0], null),
				this.registry, new DefaultBackendObservationConvention())
			.exchange(BackendCall.of(HttpMethod.GET, url), this.options);
	}

}
