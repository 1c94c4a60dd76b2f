package com.clerk.spring.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.PublishableKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The address of the Frontend API, by the table of
 * {@code shared/spec/frontend-api-proxy.md} section 1.
 */
class UpstreamUrlTests {

	@ParameterizedTest
	@CsvSource({ "clerk.abc.lcl.dev, frontend-api.clerk.dev", "clerk.abc.lclstage.dev, frontend-api.clerk.dev",
			"clerk.abc.lclclerk.com, frontend-api.clerk.dev", "abc.lcl.dev, frontend-api.lclclerk.com",
			"abc.lclstage.dev, frontend-api.lclclerk.com", "abc.lclclerk.com, frontend-api.lclclerk.com",
			"abc.accounts.lclclerk.com, frontend-api.lclclerk.com",
			"abc.accountsstage.dev, frontend-api.clerkstage.dev", "clerk.example.com, frontend-api.clerk.dev",
			"happy.clerk.accounts.dev, frontend-api.clerk.dev", "lcl.dev.example.com, frontend-api.clerk.dev" })
	void itFollowsFromTheHostInTheKey(String host, String expected) {
		String key = "pk_test_" + Base64.getEncoder().encodeToString((host + "$").getBytes(StandardCharsets.UTF_8));

		UpstreamUrl url = UpstreamUrl.of(PublishableKey.parse(key));

		assertThat(url).isEqualTo(new UpstreamUrl("https", expected, 443, ""));
	}

	@Test
	void withoutAKeyItIsTheUsualOne() {
		assertThat(UpstreamUrl.of(null).authority()).isEqualTo("frontend-api.clerk.dev");
	}

	@ParameterizedTest
	@CsvSource({ "https://FAPI.example, https, fapi.example, 443, '', fapi.example",
			"HTTP://localhost:8090/, http, localhost, 8090, '', localhost:8090",
			"http://localhost:80/base//, http, localhost, 80, /base, localhost",
			"'https://[2001:db8::1]:8443/a/b/', https, '[2001:db8::1]', 8443, /a/b, '[2001:db8::1]:8443'" })
	void aConfiguredAddressIsRead(String text, String scheme, String host, int port, String base, String authority) {
		UpstreamUrl url = UpstreamUrl.parse(text);

		assertThat(url).isEqualTo(new UpstreamUrl(scheme, host, port, base));
		assertThat(url.authority()).isEqualTo(authority);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "fapi.example", "//fapi.example", "ftp://fapi.example", "https://", "https:///x",
			"https://user@fapi.example", "https://fapi.example?a", "https://fapi.example#a", "https://fapi.example:0",
			"https://fa pi.example", "https://fapi_example:x", "file:/etc/passwd" })
	void whatIsNoPlainAddressIsRefusedWithoutBeingShown(String text) {
		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> UpstreamUrl.parse(text))
			.withMessageContaining("clerk.frontend-api-proxy.fapi-url")
			.satisfies((ex) -> assertThat(text.isEmpty() || !ex.getMessage().contains(text)).isTrue());
	}

}
