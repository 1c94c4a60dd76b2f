package com.clerk.spring.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryParametersTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			a=1&&b -> a=1&b=&n=v
			a=1;b=2 -> a=1%3Bb%3D2&n=v
			a+b=c%20d -> a+b=c+d&n=v
			a=%zz%e4%c3%a4 -> a=%25zz%EF%BF%BD%C3%A4&n=v
			a==&=b -> a=%3D&=b&n=v
			*-._~=! -> *-._%7E=%21&n=v
			n=1&a=2&n=3 -> n=v&a=2
			""")
	void settingAParameterWritesTheWholeQueryAsAForm(String query, String expected) {
		assertThat(QueryParameters.parse(query).set("n", "v").toQuery()).isEqualTo(expected);
	}

	@Test
	void theFirstOfANameCounts() {
		QueryParameters parameters = QueryParameters.parse("a=1&a=2&empty=&bare&b%3D=%26");

		assertThat(parameters.first("a")).isEqualTo("1");
		assertThat(parameters.first("empty")).isEmpty();
		assertThat(parameters.first("bare")).isEmpty();
		assertThat(parameters.first("b=")).isEqualTo("&");
		assertThat(parameters.first("absent")).isNull();
	}

	@Test
	void noParametersMakeNoQuery() {
		assertThat(QueryParameters.parse(null).toQuery()).isNull();
		assertThat(QueryParameters.parse("").toQuery()).isNull();
		assertThat(QueryParameters.parse("&&").toQuery()).isNull();
	}

}
