package com.clerk.spring.proxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of {@code shared/spec/frontend-api-proxy.md} section 8.
 */
class LocationRewritingTests {

	private static final String PROXY = "https://app.example/__clerk";

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ",
			textBlock = """
					https://fapi.example/v1/x?a=b%20c#f -> https://app.example/__clerk/v1/x?a=b%20c#f
					https://fapi.example -> https://app.example/__clerk/
					https://fapi.example?x=1 -> https://app.example/__clerk/?x=1
					https://fapi.example#f -> https://app.example/__clerk/#f
					/v1/x -> https://app.example/__clerk/v1/x
					//fapi.example/v1/x -> https://app.example/__clerk/v1/x
					https://FAPI.example:443/v1/x -> https://app.example/__clerk/v1/x
					https://fapi.example/v1/x?next=https://fapi.example/ -> https://app.example/__clerk/v1/x?next=https://fapi.example/
					https://fapi.example/%7Ba|b} -> https://app.example/__clerk/%7Ba|b}
					""")
	void whatLeadsToTheFrontendApiLeadsToTheProxy(String location, String expected) {
		assertThat(rewriting("https://fapi.example").rewrite(location)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "https://fapi.example.evil.example/", "https://fapi.example@evil.example/",
			"https://evil.example@fapi.example/", "https://fapi.example:8443/", "http://fapi.example/v1/x",
			"https://app.example/__clerk/v1/x", "myapp://cb?code=1", "mailto:a@b", "ftp://fapi.example/x",
			"https://other.example/?next=https://fapi.example/v1/x", "https://fapi.example:99999/x",
			"https://fapi.example:/x:y@evil.example", "https://fapi.example\\@evil.example/", "//evil.example/v1/x",
			"javascript:alert(1)", "https://[fapi.example]/x", "''" })
	void everythingElseIsLeftAlone(String location) {
		assertThat(rewriting("https://fapi.example").rewrite(location)).isEqualTo(location);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			http://127.0.0.1:8090/base/v1/x -> https://app.example/__clerk/v1/x
			/base/v1/x -> https://app.example/__clerk/v1/x
			/base -> https://app.example/__clerk/
			/basement/x -> http://127.0.0.1:8090/basement/x
			/v1/x -> http://127.0.0.1:8090/v1/x
			../v1/x -> http://127.0.0.1:8090/v1/x
			http://127.0.0.1:8090/v1/x -> http://127.0.0.1:8090/v1/x
			http://127.0.0.1/base/v1/x -> http://127.0.0.1/base/v1/x
			""")
	void aBasePathIsRemoved(String location, String expected) {
		assertThat(rewriting("http://127.0.0.1:8090/base").rewrite(location)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			/../admin -> https://app.example/__clerk/admin
			../admin -> https://app.example/__clerk/admin
			../v1/x?a=/../b#/../c -> https://app.example/__clerk/v1/x?a=/../b#/../c
			/v1/a/../b/./c/.. -> https://app.example/__clerk/v1/b/
			/v1/%2e%2E/%2e./admin?a -> https://app.example/__clerk/admin?a
			/v1\\..\\..\\admin -> https://app.example/__clerk/admin
			https://fapi.example/../admin -> https://app.example/__clerk/admin
			/v1/..;x/admin -> https://fapi.example/v1/..;x/admin
			/v1/a%2f../admin -> https://fapi.example/v1/a%2f../admin
			/v1/x?next=/../y -> https://app.example/__clerk/v1/x?next=/../y
			/v1/..x/%20. -> https://app.example/__clerk/v1/..x/%20.
			""")
	void noRedirectClimbsOutOfTheProxy(String location, String expected) {
		assertThat(rewriting("https://fapi.example").rewrite(location)).isEqualTo(expected);
	}

	@Test
	void noRedirectClimbsOutOfABasePath() {
		assertThat(rewriting("http://127.0.0.1:8090/base").rewrite("/base/../admin"))
			.isEqualTo("http://127.0.0.1:8090/base/../admin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0085", "\u2028" })
	void octetsThatEndLinesElsewhereChangeNothing(String octet) {
		assertThat(rewriting("https://fapi.example").rewrite("https://fapi.example/v1/" + octet))
			.isEqualTo("https://app.example/__clerk/v1/" + octet);
		assertThat(rewriting("https://fapi.example").rewrite("//other.example/" + octet))
			.isEqualTo("//other.example/" + octet);
	}

	private static LocationRewriting rewriting(String upstream) {
		return new LocationRewriting(UpstreamUrl.parse(upstream), PROXY);
	}

}
