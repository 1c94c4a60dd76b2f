package com.clerk.spring.proxy;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientAddress}.
 */
class ClientAddressTests {

	@ParameterizedTest
	@CsvSource({ "203.0.113.7, 203.0.113.7", "203.0.113.7:5123, 203.0.113.7", "[203.0.113.7:5123], 203.0.113.7",
			"2001:db8::1, 2001:db8::1", "[2001:db8::1], 2001:db8::1", "[2001:db8::1]:5123, 2001:db8::1",
			"fe80::1%eth0, fe80::1", "[fe80::1%25eth0]:1, fe80::1", "::, ::",
			"::ffff:203.0.113.7, ::ffff:203.0.113.7" })
	void anAddressLosesPortBracketsAndZone(String written, String address) {
		assertThat(ClientAddress.parse(written)).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "unknown", "_hidden", "app.example", "1.2.3", "1.2.3.256", "1.2.3.4.5", "::g", "[]",
			"1.2.3.4\r\nX: y", "1.2.3.4 ", "1.2.3.4:", "1.2.3.4:123456", ":::", "2001:db8::1::2", "[2001:db8::1",
			"2001:db8::1]", "1.2.3.4, 5.6.7.8", "localhost", "12345::1" })
	void anythingElseIsNoAddress(String written) {
		assertThat(ClientAddress.parse(written)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "203.0.113.7:5123, 10.0.0.1 | 203.0.113.7",
			"[2001:db8::1]:5123 | 2001:db8::1", "unknown | 192.0.2.1" })
	void theAddressThatSpringAppliesIsFoundWithAPortToo(String forwardedFor, String address) throws Exception {
		MockHttpServletRequest received = new MockHttpServletRequest();
		received.setRemoteAddr("192.0.2.1");
		received.addHeader("X-Forwarded-For", forwardedFor);
		MockFilterChain chain = new MockFilterChain();
		new ForwardedHeaderFilter().doFilter(received, new MockHttpServletResponse(), chain);

		HttpServletRequest applied = (HttpServletRequest) chain.getRequest();

		assertThat(new ClientAddress(List.of()).of(applied, received)).isEqualTo(address);
	}

	@Test
	void theFirstTrustedHeaderThatHoldsAnAddressWins() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("X-Real-IP", "unknown");
		request.addHeader("CF-Connecting-IP", "203.0.113.7, 198.51.100.1");

		assertThat(new ClientAddress(List.of("X-Real-IP", "CF-Connecting-IP")).of(request, request))
			.isEqualTo("203.0.113.7");
	}

}
