package com.clerk.spring.servlet;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ClerkInstancesResolver}.
 */
class ClerkInstancesResolverTests {

	private static final ClerkOptions NO_KEYS = ClerkOptions.builder().build();

	private static final ClerkOptions DEFAULTS = ClerkOptions.builder()
		.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
		.build();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/a");

	@ParameterizedTest
	@CsvSource({ "https, a.example.com, 443, any", "https, A.EXAMPLE.com, 443, any", "http, a.example.com, 8081, any",
			"http, a.example.com, 8080, port", "http, b.example.com, 80, b", "https, b.example.com, 80, b" })
	void choosesByTheHostOfThePublicUrlAndByItsPortFirst(String scheme, String host, int port, String chosen) {
		address(scheme, host, port);

		assertThat(resolve(NO_KEYS).domain()).isEqualTo(chosen);
	}

	@Test
	void takesTheDefaultsForOtherHosts() {
		address("https", "b.example.com", 443);

		assertThat(resolve(DEFAULTS)).isSameAs(DEFAULTS);
	}

	@ParameterizedTest
	@CsvSource({ "https, b.example.com, 443", "https, x.a.example.com, 443", "https, example.com, 443",
			"https, a.example.com.evil.example, 443" })
	void knowsNoOptionsForOtherHostsWithoutDefaultKeys(String scheme, String host, int port) {
		address(scheme, host, port);

		assertThatExceptionOfType(MisdirectedRequestException.class).isThrownBy(() -> resolve(NO_KEYS))
			.withMessageNotContaining(host);
	}

	@Test
	void asksForThePublicUrlAndNoHeader() {
		address("https", "a.example.com", 443);
		this.request.addHeader("X-Forwarded-Host", "b.example.com:80");

		assertThat(resolve(NO_KEYS).domain()).isEqualTo("any");
	}

	@Test
	void refusesAnAddressThatIsNone() {
		ClerkOptionsResolver resolver = ClerkOptionsResolver.byHost((request) -> "none", Map.of());

		assertThatExceptionOfType(MalformedRequestException.class)
			.isThrownBy(() -> resolver.resolve(this.request, DEFAULTS));
	}

	private void address(String scheme, String host, int port) {
		this.request.setScheme(scheme);
		this.request.setServerName(host);
		this.request.setServerPort(port);
	}

	private ClerkOptions resolve(ClerkOptions defaults) {
		Map<PublicHost, ClerkOptions> instances = Map.of(PublicHost.parse("a.example.com"), named("any"),
				PublicHost.parse("a.example.com:8080"), named("port"), PublicHost.parse("b.example.com:80"),
				named("b"));
		return ClerkOptionsResolver.byHost(new RequestPublicUrlResolver(), instances).resolve(this.request, defaults);
	}

	private static ClerkOptions named(String name) {
		return ClerkOptions.builder().domain(name).build();
	}

}
