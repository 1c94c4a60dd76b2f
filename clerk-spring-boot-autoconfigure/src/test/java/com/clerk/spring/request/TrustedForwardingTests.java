package com.clerk.spring.request;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ClerkRequest.Builder#trustForwardedHeaders()}.
 */
class TrustedForwardingTests {

	private static final String CONNECTION = "http://10.0.0.7:8080/a//b?x=1";

	@Test
	void headersAreNotReadUnlessTrusted() {
		ClerkRequest request = ClerkRequest.builder("GET", CONNECTION)
			.header("Host", "app.example.com")
			.header("X-Forwarded-Host", "evil.example")
			.header("X-Forwarded-Proto", "https")
			.build();

		assertThat(request.url()).isEqualTo(CONNECTION);
	}

	@Test
	void trustedHeadersGiveHostAndScheme() {
		assertThat(url("10.0.0.7:8080", "app.example.com", "https")).isEqualTo("https://app.example.com/a//b?x=1");
	}

	@Test
	void hostServesWhereNothingIsForwarded() {
		assertThat(url("app.example.com:8443", null, null)).isEqualTo("http://app.example.com:8443/a//b?x=1");
	}

	@Test
	void theFirstElementCountsAlsoWithABlankBehindIt() {
		assertThat(url(null, "one.example , two.example", "HTTPS,http")).startsWith("https://one.example/");
	}

	@Test
	void severalLinesCountByTheFirst() {
		ClerkRequest request = ClerkRequest.builder("GET", CONNECTION)
			.header("X-Forwarded-Host", "one.example")
			.header("X-Forwarded-Host", "two.example")
			.trustForwardedHeaders()
			.build();

		assertThat(request.origin()).isEqualTo("http://one.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "user@evil.example", "user:secret@evil.example", "evil.example/", "evil.example?",
			"evil.example#", "evil.example\\", "evil example", "[::1", "[evil.example]", "evil.example:80:80",
			"evil.example:x", "evil.example:99999", "evil%2eexample", "https://evil.example", "//evil.example",
			"m\u00fcnchen.example", "\u202eelpmaxe.live", ",evil.example", ":80", "1.2.3.4.5" })
	void aHostThatIsNoneLeavesTheConnection(String host) {
		assertThat(url(null, host, "https")).isEqualTo(CONNECTION);
		assertThat(url(host, null, "https")).isEqualTo(CONNECTION);
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript", "ftp", "ws", "https:", "https://evil.example/", "http s", " , https" })
	void aSchemeThatIsNoneLeavesTheConnection(String scheme) {
		assertThat(url(null, "app.example.com", scheme)).isEqualTo(CONNECTION);
	}

	@Test
	void aPathThatLooksLikeAHostStaysAPath() {
		ClerkRequest request = ClerkRequest.builder("GET", "http://10.0.0.7//evil.example/x?y=1#z")
			.header("Host", "app.example.com")
			.trustForwardedHeaders()
			.build();

		assertThat(request.url()).isEqualTo("http://app.example.com//evil.example/x?y=1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https:///evil.example/x", "https:////evil.example", "https:evil.example",
			"https:/evil.example", "https://\\evil.example", "//evil.example", "https://?evil.example" })
	void aRequestWithoutHostTakesNoneFromItsPath(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> ClerkRequest.builder("GET", url).build())
			.withMessageNotContaining("evil");
	}

	private static String url(@Nullable String host, @Nullable String forwardedHost, @Nullable String forwardedProto) {
		ClerkRequest.Builder builder = ClerkRequest.builder("GET", CONNECTION).trustForwardedHeaders();
		header(builder, "Host", host);
		header(builder, "X-Forwarded-Host", forwardedHost);
		header(builder, "X-Forwarded-Proto", forwardedProto);
		return builder.build().url();
	}

	private static void header(ClerkRequest.Builder builder, String name, @Nullable String value) {
		if (value != null) {
			builder.header(name, value);
		}
	}

}
