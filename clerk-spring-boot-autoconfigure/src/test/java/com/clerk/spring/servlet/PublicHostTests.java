package com.clerk.spring.servlet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PublicHost}.
 */
class PublicHostTests {

	@ParameterizedTest
	@CsvSource({ "a.example.com, a.example.com, -1", "A.Example.COM, a.example.com, -1",
			"localhost:8080, localhost, 8080", "a.example.com:443, a.example.com, 443", "127.0.0.1, 127.0.0.1, -1",
			"[::1]:8080, [::1], 8080", "[::1], [::1], -1", "bücher.example, xn--bcher-kva.example, -1" })
	void readsAHostWithAPortOrForAny(String text, String name, int port) {
		assertThat(PublicHost.parse(text)).isEqualTo(new PublicHost(name, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "https://a.example.com", "a.example.com/", "*.example.com", "a b",
			"u@a.example.com", "a.example.com:", "a.example.com:0", "a.example.com:65536", "a.example.com:x", "::1",
			"a.example.com?", "#" })
	void refusesWhatIsNoHost(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> PublicHost.parse(text));
	}

	@ParameterizedTest
	@CsvSource({ "https://a.example.com./x, a.example.com, 443", "https://a.example.com/x?y, a.example.com, 443",
			"http://A.example.com, a.example.com, 80", "http://[::1]:8080/, [::1], 8080", "http://[::1]/, [::1], 80" })
	void takesTheHostOfAnAddressWithItsPort(String url, String name, int port) {
		assertThat(PublicHost.of(url)).isEqualTo(new PublicHost(name, port));
	}

	@Test
	void isShownAsItIsConfigured() {
		assertThat(PublicHost.parse("A.example.com")).hasToString("a.example.com");
		assertThat(PublicHost.parse("a.example.com:81")).hasToString("a.example.com:81");
	}

}
