package com.clerk.spring.servlet;

import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import com.clerk.spring.request.ClerkRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ServletClerkRequests} and {@link RequestPublicUrlResolver}.
 */
class ServletClerkRequestsTests {

	private final ServletClerkRequests requests = new ServletClerkRequests(new RequestPublicUrlResolver());

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/a%20b/c");

	private String serverName = "localhost";

	private int serverPort = 80;

	@Test
	void takesMethodAndAllHeaders() {
		this.request.addHeader("Accept", "text/html");
		this.request.addHeader("Accept", "application/json");
		this.request.addHeader("Cookie", "a=1");
		this.request.addHeader("Cookie", "b=2");

		ClerkRequest converted = convert();

		assertThat(converted.method()).isEqualTo("POST");
		assertThat(converted.header("accept")).isEqualTo("text/html, application/json");
		assertThat(converted.header("cookie")).isEqualTo("a=1; b=2");
	}

	@Test
	void takesTheAddressAsTheContainerMadeIt() {
		address("https", "app.example.com", 443);
		this.request.setQueryString("tab=1&q=%20");

		assertThat(convert().url()).isEqualTo("https://app.example.com/a%20b/c?tab=1&q=%20");
	}

	@Test
	void keepsAPortThatIsNotTheSchemesOwn() {
		address("http", "app.example.com", 8080);

		assertThat(convert().origin()).isEqualTo("http://app.example.com:8080");
	}

	@Test
	void doesNotReadForwardedHeadersByItself() {
		address("http", "internal", 80);
		this.request.addHeader("X-Forwarded-Host", "evil.example");
		this.request.addHeader("X-Forwarded-Proto", "https");
		this.request.addHeader("Forwarded", "host=evil.example;proto=https");

		assertThat(convert().origin()).isEqualTo("http://internal");
	}

	@Test
	void doesNotLetTheHostHeaderOverrideWhatForwardedHeadersMade() {
		address("https", "public.example", 443);
		this.request.addHeader("Host", "internal:8080");

		assertThat(convert().origin()).isEqualTo("https://public.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "::1", "[::1]" })
	void putsIpv6AddressesInBrackets(String serverName) {
		address("http", serverName, 8080);

		assertThat(convert().origin()).isEqualTo("http://[::1]:8080");
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.example.com", "app.example.com:8443", "localhost", "10.0.0.1:80", "[::1]:8080",
			"my_service:" })
	void acceptsHostWithOptionalPort(String host) {
		this.request.addHeader("Host", host);

		assertThat(convert().method()).isEqualTo("POST");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "user@host", "evil.example/path", "host:80:80", "host:port", "a,b", "a#b",
			"a?b", "a\\b", "[::1", "host:123456" })
	void refusesAHostThatIsNone(String host) {
		this.request.addHeader("Host", host);

		assertMalformed();
	}

	@Test
	void refusesTwoHosts() {
		this.request.addHeader("Host", "a.example");
		this.request.addHeader("Host", "b.example");

		assertMalformed();
	}

	@Test
	void refusesAServerNameThatIsNone() {
		address("http", "evil.example/?x", 80);

		assertMalformed();
	}

	@Test
	void refusesATargetWithoutPath() {
		this.request.setRequestURI("*");

		assertMalformed();
	}

	private void assertMalformed() {
		assertThatExceptionOfType(MalformedRequestException.class).isThrownBy(() -> convert());
	}

	/**
	 * The mock's own server name is that of the Host header.
	 */
	private ClerkRequest convert() {
		return this.requests.convert(new HttpServletRequestWrapper(this.request) {

			@Override
			public String getServerName() {
				return ServletClerkRequestsTests.this.serverName;
			}

			@Override
			public int getServerPort() {
				return ServletClerkRequestsTests.this.serverPort;
			}

		});
	}

	private void address(String scheme, String serverName, int port) {
		this.request.setScheme(scheme);
		this.serverName = serverName;
		this.serverPort = port;
	}

}
