package com.clerk.spring.test.emulator.http;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The headers of an answer.
 */
class ApiResponseTests {

	private final ApiResponse response = new ApiResponse(200, Map.of(), "");

	@Test
	void valuesAreOfPrintableAsciiBlanksAndTabs() {
		assertThat(this.response.with("X-Test", "a b\tc~!").headers()).containsEntry("X-Test", List.of("a b\tc~!"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nb: c", "a\nb", "a\u0000", "a\u010d\u010ab", "\u00e9", "a\u007f" })
	void whatCouldEndALineIsRefusedWithoutBeingShown(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.response.with("X-Test", value))
			.withMessageContaining("X-Test")
			.withMessageNotContaining(value);
	}

}
