package com.clerk.spring.request;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationHeaderTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", nullValues = "none", textBlock = """
			Bearer a.b.c -> a.b.c
			bEaReR a.b.c -> a.b.c
			'Bearer \t  a.b.c' -> a.b.c
			Bearer a.b.c d -> a.b.c d
			Bearer a, Bearer b -> a, Bearer b
			a.b.c -> a.b.c
			Bearer -> none
			BEARER -> none
			Bearer: a.b.c -> none
			Bearers a.b.c -> none
			Basic dTpw -> none
			Digest username="x" -> none
			DPoP a.b.c -> none
			a b -> none
			none -> none
			""")
	void readsTheToken(String value, String expected) {
		assertThat(AuthorizationHeader.token(value)).isEqualTo(expected);
	}

}
