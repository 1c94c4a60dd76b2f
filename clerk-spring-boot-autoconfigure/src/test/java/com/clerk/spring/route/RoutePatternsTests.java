package com.clerk.spring.route;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RoutePatterns}.
 */
class RoutePatternsTests {

	@Test
	void theFirstPatternThatMatchesGivesTheParameters() {
		RoutePatterns patterns = RoutePatterns.of(List.of("/a/:x", "/:y/:z"));

		assertThat(patterns.match("/a/1")).contains(Map.of("x", "1"));
		assertThat(patterns.match("/b/1")).contains(Map.of("y", "b", "z", "1"));
		assertThat(patterns.match("/b")).isEmpty();
	}

	@Test
	void numbersUnnamedParametersThroughTheList() {
		RoutePatterns patterns = RoutePatterns.of(List.of("/a/(.*)/(.*)", "/b/:0x/(.*)"));

		assertThat(patterns.match("/a/1/2")).contains(Map.of("0", "1", "1", "2"));
		assertThat(patterns.match("/b/1/2")).contains(Map.of("0x", "1", "2", "2"));
		assertThat(patterns.caseSensitive().match("/b/1/2")).contains(Map.of("0x", "1", "2", "2"));
	}

	@Test
	void emptyPatternsAreDropped() {
		assertThat(RoutePatterns.of(List.of("", "")).isEmpty()).isTrue();
		assertThat(RoutePatterns.of(List.of("", "/a")).match("")).isEmpty();
		assertThat(RoutePatterns.of(List.of("", "/a")).match("/a")).isPresent();
	}

	@Test
	void oneInvalidPatternRefusesTheList() {
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> RoutePatterns.of(List.of("/a", "/b(")))
			.withMessageContaining("'/b('");
	}

	@Test
	void searchesForRegularExpressionsWithTheirOwnFlags() {
		RoutePatterns patterns = RoutePatterns.of(Pattern.compile("admin"),
				Pattern.compile("^/API", Pattern.CASE_INSENSITIVE));

		assertThat(patterns.match("/x/admin/y")).contains(Map.of());
		assertThat(patterns.match("/x/ADMIN/y")).isEmpty();
		assertThat(patterns.match("/api/x")).isPresent();
		assertThat(patterns.caseSensitive().match("/api/x")).isPresent();
	}

	@Test
	void givesUpOnARegularExpressionThatTakesTooLong() {
		RoutePatterns patterns = RoutePatterns.of(Pattern.compile("-.*-.*-.*-.*x$"));

		assertThatExceptionOfType(MalformedPathException.class).isThrownBy(() -> patterns.match("-".repeat(2_000)));
	}

	@Test
	void joinsLists() {
		RoutePatterns patterns = RoutePatterns.of(Pattern.compile("^/x$")).and(RoutePatterns.of(List.of("/y/:id")));

		assertThat(patterns.match("/x")).contains(Map.of());
		assertThat(patterns.match("/y/1")).contains(Map.of("id", "1"));
		assertThat(patterns).hasToString("[regex ^/x$, /y/:id]");
	}

	@ParameterizedTest
	@CsvSource({ "/%61dmin, true", "//admin, true", "/admin%2Fx, false", "/admin/%2Fx, true", "/%2561dmin, false",
			"/admin/%E2%82%AC, true", "/admin/%F0%9F%A6%8A, true" })
	void decodesThePathOfAUrl(String path, boolean matches) {
		RoutePatterns patterns = RoutePatterns.of(List.of("/admin", "/admin/:id"));

		assertThat(patterns.matchUrlPath(path).isPresent()).isEqualTo(matches);
	}

	@Test
	void keepsReservedSequencesOfAUrlAsWritten() {
		assertThat(RoutePatterns.of(List.of("/:id")).matchUrlPath("/%3b%2F%3A%40%20"))
			.contains(Map.of("id", "%3b%2F%3A%40 "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%", "/%4", "/%zz", "/%C0%AF", "/%E0%80%AF", "/%ED%A0%80", "/%F4%90%80%80", "/%80",
			"/%E2%82", "/%E2%82x", "/%E2%2F%82", "/%\uFF14\uFF11", "/%+4", "/a%" })
	void refusesThePathOfAUrlThatCannotBeDecoded(String path) {
		RoutePatterns patterns = RoutePatterns.of(List.of("/a"));

		assertThatExceptionOfType(MalformedPathException.class).isThrownBy(() -> patterns.matchUrlPath(path));
		assertThat(RoutePatterns.of(List.of()).matchUrlPath(path)).isEmpty();
	}

	@Test
	void equalsByPatterns() {
		RoutePatterns patterns = RoutePatterns.of(List.of("/a", "/b")).and(RoutePatterns.of(Pattern.compile("x")));
		RoutePatterns same = RoutePatterns.of(List.of("/a", "/b")).and(RoutePatterns.of(Pattern.compile("x")));

		assertThat(patterns).isEqualTo(same).hasSameHashCodeAs(same);
		assertThat(patterns).isNotEqualTo(RoutePatterns.of(List.of("/b", "/a"))).isNotEqualTo(patterns.caseSensitive());
		assertThat(RoutePatterns.of(Pattern.compile("x")))
			.isNotEqualTo(RoutePatterns.of(Pattern.compile("x", Pattern.DOTALL)));
	}

	@Test
	void refusesNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> RoutePatterns.of((List<String>) null));
		assertThatIllegalArgumentException().isThrownBy(() -> RoutePatterns.of((Pattern) null));
	}

}
