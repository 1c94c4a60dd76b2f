package com.clerk.spring.proxy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Which paths are the proxy's, and which paths a proxy can have.
 */
class ProxyPathTests {

	@ParameterizedTest
	@CsvSource({ "/__clerk, ''", "/__clerk/, /", "/__clerk/v1/x, /v1/x", "/__clerk//x, //x" })
	void whatFollowsIsTheRest(String path, String rest) {
		assertThat(ProxyPath.of("/__clerk//").rest(path)).isEqualTo(rest);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "", "/__cler", "/__clerkfoo", "/__CLERK", "/%5F_clerk/x", "/__clerk;a=b", "//__clerk",
			"/a/__clerk", "__clerk" })
	void otherPathsHaveNone(String path) {
		assertThat(ProxyPath.of("/__clerk").rest(path)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "//", "clerk", "/a*", "/a?", "/{a}", "/a/**", "/a%20", "/a b", "/a;b", "/a\\b",
			"/a#b", "/a//b", "/a/../b", "/.", "/\u00e9", "/a\u0000" })
	void whatIsNoLiteralPathIsRefused(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> ProxyPath.of(path));
	}

}
