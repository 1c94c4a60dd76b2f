package com.clerk.spring.proxy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is an address of a client.
 */
class ClientAddressTests {

	@ParameterizedTest
	@CsvSource({ "203.0.113.7, 203.0.113.7", "203.0.113.7:5123, 203.0.113.7", "2001:db8::1, 2001:db8::1",
			"'[2001:db8::1]', 2001:db8::1", "'[2001:db8::1]:5123', 2001:db8::1", "fe80::1%eth0, fe80::1",
			"'[fe80::1%25eth0]:1', fe80::1", "::ffff:203.0.113.7, ::ffff:203.0.113.7", "::, ::" })
	void portBracketsAndZoneAreRemoved(String text, String address) {
		assertThat(ClientAddress.parse(text)).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "unknown", "_hidden", "example.com", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4:",
			"1.2.3.4:123456", ":::", "2001:db8::1::2", "[2001:db8::1", "2001:db8::1]", "g::1", "1.2.3.4\r\nX: 1",
			"1.2.3.4, 5.6.7.8", "localhost", "12345::1" })
	void anythingElseIsNoAddress(String text) {
		assertThat(ClientAddress.parse(text)).isNull();
	}

}
