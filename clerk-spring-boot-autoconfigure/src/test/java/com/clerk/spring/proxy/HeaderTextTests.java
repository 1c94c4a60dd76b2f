package com.clerk.spring.proxy;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a header is, and which headers concern one connection only.
 */
class HeaderTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\tb", "caf\u00e9 \u0080\u00ff", "a:b;c=\"d\"" })
	void octetsAreAValue(String value) {
		assertThat(HeaderText.isValue(value)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "a\rb", "a\nb", "a\u0000b", "\u0001", "\u001f", "\u007f", "\u0100", "\u2028", "\ud83d\ude00" })
	void controlCharactersAndWhatIsNoOctetAreNone(String value) {
		assertThat(HeaderText.isValue(value)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a:", "a\t", "a\u0000", "\u00e9", "a(b)", "a/b", "a,b", "\"a\"" })
	void aNameIsAToken(String name) {
		assertThat(HeaderText.isName(name)).isFalse();
		assertThat(HeaderText.isName("X-Own_1!#$%&'*+.^`|~")).isTrue();
	}

	@Test
	void connectionNamesMoreHeadersThatEndHere() {
		HopByHop hopByHop = HopByHop.of(Collections.enumeration(List.of("close, X-A ,,x-b", "X-C")));

		assertThat(List.of("x-a", "x-b", "x-c", "connection", "te", "upgrade", "http2-settings"))
			.allMatch(hopByHop::includes);
		assertThat(List.of("x-d", "host", "cookie", "authorization")).noneMatch(hopByHop::includes);
	}

}
