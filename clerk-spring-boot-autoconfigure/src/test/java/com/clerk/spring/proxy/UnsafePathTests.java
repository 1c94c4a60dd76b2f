package com.clerk.spring.proxy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which paths have more than one reading.
 */
class UnsafePathTests {

	@ParameterizedTest
	@ValueSource(strings = { "/..", "/.", "/a/../b", "/a/./b", "/%2e%2E", "/.%2e/", "/%2e/a", "/..;x", "/%2e%2e;x/",
			"/..%3bx", "/..%2fa", "/a%2F..", "/a%2f.%2fb", "/..%5ca", "/a%5C..%5Cb", "/a\\b", "\\..", "/a%00", "/a%0a",
			"/%1f", "/%7F", "/a b", "/\u0001", "/\u00e9" })
	void dotSegmentsAndControlCharactersAreRefusedInEverySpelling(String path) {
		assertThat(UnsafePath.isUnsafe(path)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "//", "/...", "/a..b", "/.well-known/x", "/a.", "/..a", "/%252e%252e/a",
			"/a;b=../c;d", "/a;..", "/%zz", "/%2", "/%", "/a%2fb", "/a%5cb", "/%C3%A9", "/https://other.example",
			"/v1/a%20b", "/..%252f" })
	void everythingElseIsHarmless(String path) {
		assertThat(UnsafePath.isUnsafe(path)).isFalse();
	}

}
