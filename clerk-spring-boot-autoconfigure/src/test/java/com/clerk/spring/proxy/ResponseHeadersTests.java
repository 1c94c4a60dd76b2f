package com.clerk.spring.proxy;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The head of an answer as it is delivered.
 */
class ResponseHeadersTests {

	private final LocationRewriting locations = new LocationRewriting(UpstreamUrl.parse("https://fapi.example"),
			"https://app.example/__clerk");

	@Test
	void keepsEachCookieInItsPlaceAndDropsWhatConcernsTheConnection() {
		UpstreamHead head = deliverable(200, "Set-Cookie: a=1; Expires=Thu, 01 Jan 2037 00:00:00 GMT",
				"Connection: X-Hop", "X-Hop: 1", "set-cookie: b=2", "Keep-Alive: timeout=5",
				"Transfer-Encoding: chunked", "ETag: \"e\"");

		assertThat(head.headers()).extracting((field) -> field.name() + ": " + field.value())
			.containsExactly("Set-Cookie: a=1; Expires=Thu, 01 Jan 2037 00:00:00 GMT", "set-cookie: b=2",
					"ETag: \"e\"");
	}

	@Test
	void keepsTheLengthEvenWhereTheConnectionNamesIt() {
		assertThat(deliverable(200, "Connection: Content-Length", "Content-Length: 5").headers())
			.extracting(HeaderField::value)
			.containsExactly("5");
		assertThat(deliverable(204, "Content-Length: 0").headers()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: abc", "Content-Length: -1", "Content-Length: +5", "Content-Length: 5, 5",
			"Content-Length: ", "Content-Length: 9999999999999999999", "X-A: b\u0000c", "X-A: b\u2028c", "X A: b",
			"X-A\u00e9: b" })
	void refusesWhatNoHeaderMayBe(String line) {
		assertThatExceptionOfType(ProxyException.class).isThrownBy(() -> deliverable(200, line))
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(ProxyFailure.BAD_RESPONSE));
	}

	@Test
	void dropsARedirectThatIsNoHeader() {
		assertThat(deliverable(302, "Location: /a\u0001b").headers()).isEmpty();
	}

	private UpstreamHead deliverable(int status, String... lines) {
		List<HeaderField> fields = Stream.of(lines)
			.map((line) -> new HeaderField(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)))
			.toList();
		return ResponseHeaders.deliverable(new UpstreamHead(status, fields), this.locations);
	}

}
