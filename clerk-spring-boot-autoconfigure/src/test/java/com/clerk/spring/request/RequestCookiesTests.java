package com.clerk.spring.request;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestCookiesTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", nullValues = "absent", textBlock = """
			c=1 -> 1
			c=1; c=2 -> 1
			c=; c=2 -> absent
			C=1 -> absent
			xc=1 -> absent
			a;c=1 -> 1
			' c\t=\t1 ' -> 1
			c="1" -> "1"
			c=1,d=2 -> 1,d=2
			c=a=b -> a=b
			c=%41%c3%a4 -> Aä
			c=%41%zz -> %41%zz
			c=%41%e4 -> %41%e4
			c=%41%4 -> %41%4
			c=%41% -> %41%
			c=a%3B d=1 -> a; d=1
			c=%41ä -> Aä
			""")
	void readsACookie(String header, String expected) {
		assertThat(RequestCookies.parse(header).get("c")).isEqualTo(expected);
	}

	@Test
	void noHeaderHasNoCookies() {
		assertThat(RequestCookies.parse(null).get("c")).isNull();
	}

	@Test
	void findsTheLastOfTwoHundred() {
		String header = IntStream.range(0, 200).mapToObj((i) -> "c" + i + "=" + i).collect(Collectors.joining("; "));

		assertThat(RequestCookies.parse(header).get("c199")).isEqualTo("199");
	}

	@Test
	void aMegabyteOfSeparatorsIsReadInOneGo() {
		assertThat(RequestCookies.parse(";a".repeat(500_000) + ";c=1").get("c")).isEqualTo("1");
	}

}
