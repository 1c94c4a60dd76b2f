package com.clerk.spring.request;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.ClerkConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AllowedHosts}.
 */
class AllowedHostsTests {

	@ParameterizedTest
	@CsvSource({ "app.example.com, https://app.example.com/x", "app.example.com, http://app.example.com:8080/",
			"APP.Example.com, https://app.example.com/", "app.example.com:443, https://app.example.com/",
			"app.example.com:80, http://app.example.com/", "app.example.com:8443, https://app.example.com:8443/",
			"*.example.com, https://a.example.com/", "*.example.com, https://a.b.example.com/",
			"*.example.com:8443, https://a.example.com:8443/", "localhost, http://localhost:8080/",
			"127.0.0.1, http://127.0.0.1/", "[::1], http://[::1]:8080/", "[::1]:8080, http://[::1]:8080/",
			"münchen.example, https://xn--mnchen-3ya.example/", "my_service, http://my_service/" })
	void allows(String entry, String url) {
		assertThat(AllowedHosts.of(List.of(entry)).allow(request(url))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "app.example.com, https://example.com/", "example.com, https://app.example.com/",
			"app.example.com, https://app.example.com.evil.example/", "app.example.com, https://evilapp.example.com/",
			"app.example.com:443, https://app.example.com:8443/", "app.example.com:443, http://app.example.com/",
			"*.example.com, https://example.com/", "*.example.com, https://evilexample.com/",
			"*.example.com, https://.example.com/", "*.example.com:443, http://a.example.com/",
			"localhost, http://127.0.0.1/" })
	void doesNotAllow(String entry, String url) {
		assertThat(AllowedHosts.of(List.of(entry)).allow(request(url))).isFalse();
	}

	@Test
	void oneEntryIsEnough() {
		AllowedHosts hosts = AllowedHosts.of(List.of("app.example.com", "localhost:8080"));

		assertThat(hosts.allow(request("http://localhost:8080/"))).isTrue();
		assertThat(hosts.allow(request("https://app.example.com/"))).isTrue();
		assertThat(hosts.allow(request("http://localhost/"))).isFalse();
	}

	@Test
	void anEmptyListRestrictsNothing() {
		assertThat(AllowedHosts.of(List.of()).isRestricted()).isFalse();
		assertThat(AllowedHosts.any().allow(request("https://evil.example/"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "*", "*.", "**.example.com", "a.*.example.com", "*example.com", "app example.com",
			"https://app.example.com", "app.example.com/", "app.example.com/path", "user@app.example.com",
			"app.example.com:", "app.example.com:x", "app.example.com:99999", "app.example.com:99999999999", ":80",
			"::1", "[::1", "a<b", "a,b", "${HOST}" })
	void refusesWhatIsNoHost(String entry) {
		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> AllowedHosts.of(List.of(entry)))
			.withMessageContaining("clerk.allowed-hosts")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("allowed-host-invalid"));
	}

	private static ClerkRequest request(String url) {
		return ClerkRequest.builder("GET", url).build();
	}

}
