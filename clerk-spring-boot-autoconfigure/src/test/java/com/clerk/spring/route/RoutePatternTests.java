package com.clerk.spring.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link RoutePattern}.
 */
class RoutePatternTests {

	private static final Duration GENEROUS = Duration.ofSeconds(5);

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			textBlock = """
					/dashboard /dashboard,/dashboard/,/DASHBOARD /dashboard/x,/dashboards,/dashboard;x,/x/dashboard,/dashboard//
					/dashboard(.*) /dashboard,/dashboard/x,/dashboardxyz,/dashboard-public /x/dashboard,/dash
					/dashboard/:path* /dashboard,/dashboard/,/dashboard/x/y,/dashboard/x/y/ /dashboardx,/dashboard%2Fx,/dashboard//x
					/dashboard/(.*) /dashboard/,/dashboard/x,/dashboard/x/y /dashboard,/dashboards
					/dashboard/:path+ /dashboard/x,/dashboard/x/y /dashboard,/dashboard/
					/dashboard/:tab? /dashboard,/dashboard/,/dashboard/x,/dashboard/x/ /dashboard/x/y,/dashboardx
					/users/:id /users/1,/users/1/,/users/a.b /users/,/users,/users/1/2
					/users/:id(\\d+) /users/12,/users/12/ /users/a,/users/,/users/\u0661\u0662
					/(api|trpc)(.*) /api,/apis,/trpc/x,/API /other,/x/api
					dashboard/(.*) dashboard/x /dashboard/x
					/files/:name.json /files/a.json,/files/a.b.json /files/.json,/files/a.xml
					/data.:ext? /data,/data.csv /data.,/datacsv
					/icon{-:size}?.png /icon.png,/icon-24.png /icon24.png,/icon-.png
					/a{/b}?/c /a/c,/a/b/c /a/x/c,/a/b/b/c
					/a{/b}*/c /a/c,/a/b/c,/a/b/b/c /a/x/c
					/a{/b}+/c /a/b/c,/a/b/b/c /a/c
					/a\\:b\\(c\\)\\* /a:b(c)* /a:b(c)x
					/((?!_next|static).*) /a,/ /_next/x,/statics
					/a.b /a.b,/A.B /axb
					/a(\\{2}+) /a{2},/a{2}} /a2,/a{22}
					""")
	void matchesTheWholePath(String pattern, String matching, String others) {
		RoutePattern parsed = RoutePattern.parse(pattern);

		assertThat(others.split(",")).noneMatch((path) -> parsed.match(path).isPresent());
		assertThat(matching.split(",")).allMatch((path) -> parsed.match(path).isPresent());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/a/b", "a", "/a\n" })
	void matchesEverything(String path) {
		assertThat(RoutePattern.parse("(.*)").match(path)).contains(Map.of("0", path));
	}

	@Test
	void anExpressionIncludesLineBreaks() {
		assertThat(RoutePattern.parse("/admin(.*)").match("/admin\n\r\u2028\u2029x")).isPresent();
	}

	@Test
	void givesParametersInTheOrderOfThePattern() {
		Map<String, String> parameters = RoutePattern.parse("/orgs/:slug/(a|b)/:page(\\d+)/(.*)")
			.match("/orgs/Acme/b/12/x/y")
			.orElseThrow();

		assertThat(parameters).containsExactly(Map.entry("slug", "Acme"), Map.entry("0", "b"), Map.entry("page", "12"),
				Map.entry("1", "x/y"));
	}

	@Test
	void leavesOutParametersThatTookNoPart() {
		RoutePattern pattern = RoutePattern.parse("/list/:page?");

		assertThat(pattern.match("/list")).contains(Map.of());
		assertThat(pattern.match("/list/2")).contains(Map.of("page", "2"));
	}

	@Test
	void keepsAnEmptyValue() {
		assertThat(RoutePattern.parse("/list(.*)").match("/list")).contains(Map.of("0", ""));
	}

	@Test
	void givesARepeatedParameterAsText() {
		assertThat(RoutePattern.parse("/docs/:path*").match("/docs/a/b/c/")).contains(Map.of("path", "a/b/c"));
		assertThat(RoutePattern.parse("/docs/:path+/:last").match("/docs/a/b/c"))
			.contains(Map.of("path", "a/b", "last", "c"));
		assertThat(RoutePattern.parse("/docs/:path*.:ext?").match("/docs/a/b.txt"))
			.contains(Map.of("path", "a/b", "ext", "txt"));
	}

	@Test
	void takesAsLittleAsPossibleBeforeText() {
		RoutePattern pattern = RoutePattern.parse("/flights/:from-:to");

		assertThat(pattern.match("/flights/LAX-SFO")).contains(Map.of("from", "LAX", "to", "SFO"));
		assertThat(pattern.match("/flights/a-b-c")).contains(Map.of("from", "a-b", "to", "c"));
		assertThat(pattern.match("/flights/LAX")).isEmpty();
	}

	@Test
	void parametersCannotBeChanged() {
		Map<String, String> parameters = RoutePattern.parse("/:id").match("/1").orElseThrow();

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> parameters.put("id", "2"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			/kilo /KILO true
			/kilo /\u212Ailo false
			/shop /\u017Fhop false
			/i /I true
			/i /\u0130 false
			/i /\u0131 false
			/\u03C3 /\u03A3 true
			/\u03C3 /\u03C2 true
			/\u03C2 /\u03A3 true
			/stra\u00DFe /STRA\u00DFE true
			/stra\u00DFe /STRASSE false
			/stra\u00DFe /STRA\u1E9EE false
			/gr\u00F6\u00DFe /GR\u00D6\u00DFE true
			/\uD83E\uDD8A /\uD83E\uDD8A true
			/\uD83E\uDD8A /\uD83E\uDD8B false
			/\u212A /k false
			/a\u00E4:id/\u00F6 /A\u00C4x/\u00D6 true
			""")
	void ignoresCaseAsJavaScriptDoes(String pattern, String path, boolean matches) {
		assertThat(RoutePattern.parse(pattern).match(path).isPresent()).isEqualTo(matches);
	}

	@Test
	void textBeforeAParameterIgnoresCase() {
		RoutePattern pattern = RoutePattern.parse("/:from\u00E4:to");

		assertThat(pattern.match("/a\u00C4b")).contains(Map.of("from", "a", "to", "b"));
		assertThat(pattern.match("/a\u00C4b\u00C4c")).contains(Map.of("from", "a\u00C4b", "to", "c"));
	}

	@Test
	void caseCountsOnRequest() {
		RoutePattern pattern = RoutePattern.parse("/gr\u00F6n/:id([a-z]+)").caseSensitive();

		assertThat(pattern.match("/gr\u00F6n/a")).contains(Map.of("id", "a"));
		assertThat(pattern.match("/gr\u00D6n/a")).isEmpty();
		assertThat(pattern.match("/Gr\u00F6n/a")).isEmpty();
		assertThat(pattern.match("/gr\u00F6n/A")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', quoteCharacter = '"', textBlock = """
			/a( 2 "not closed"
			/a() 2 "is empty"
			/a(?:b) 3 "can't begin with '?'"
			/a((b)) 3 "must be written '(?:'"
			/a/: 3 "a name of letters, digits or '_' must follow"
			/a/:-x 3 "a name of letters"
			/a{b 4 "'{id}'"
			/a{b{c}} 4 "'{id}'"
			/a{:b:c} 5 "'{id}'"
			/a} 2 "no group is open"
			/a/* 3 "':path*'"
			/admin/** 7 "not a wildcard"
			/? 1 "'?' is a modifier"
			/a.b+c 4 "'+' is a modifier"
			/:a** 4 "'*' is a modifier"
			/:a:b 3 "there must be text between two parameters"
			/x{a}?:b 6 "there must be text between two parameters"
			:a* 2 "can't be repeated"
			/x/a(.*)* 8 "can't be repeated"
			/x{:a}+ 6 "can't be repeated"
			/:a([z-a]) 4 "can't be compiled"
			/a(b++) 5 "nothing to repeat"
			/a(.*+) 5 "nothing to repeat"
			/a(b{2}+) 7 "nothing to repeat"
			/a(b?+c) 5 "nothing to repeat"
			/a(b{) 3 "can't be compiled"
			/a([b) 3 "character class is not closed"
			/a(b|(?>c)) 5 "this kind of group"
			/a((?i:c)) 3 "this kind of group"
			/a(b\\k<x>) 4 "escape '\\k' is not supported"
			/(a|b)\\1(\\1) 9 "escape '\\1' is not supported"
			/a(\\Qx\\E) 3 "escape '\\Q' is not supported"
			/a\\ 2 "must follow the backslash"
			/users/{id} 7 "':id', not '{id}'"
			/users/{id}/x{b}? 7 "':id', not '{id}'"
			/a{b}c 2 "':b', not '{b}'"
			/users/{id:[0-9]+} 10 "a name of letters"
			/files/{*path} 8 "'{id}'"
			""")
	void refusesWhatIsNoPattern(String pattern, int position, String problem) {
		assertThatExceptionOfType(InvalidRoutePatternException.class).isThrownBy(() -> RoutePattern.parse(pattern))
			.withMessageStartingWith("The route pattern '" + pattern + "' is invalid at position " + position + ": ")
			.withMessageContaining(problem)
			.satisfies((ex) -> assertThat(ex.pattern()).isEqualTo(pattern))
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(position));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/a)", "/a{}", "/{a-b}", "/{ab}?", "/{\\a}", "/a{/:x}*", "/a((?<x>b))", "/a((?<!x)b)",
			"/:0a", "/a/:x/:x", "/a(\\))" })
	void acceptsOddPatterns(String pattern) {
		assertThat(RoutePattern.parse(pattern)).hasToString(pattern);
	}

	@Test
	void refusesNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> RoutePattern.parse(null));
	}

	@Test
	void namedGroupsOfExpressionsDoNotShiftParameters() {
		assertThat(RoutePattern.parse("/((?<x>a)(?:b))/:id").match("/ab/1")).contains(Map.of("0", "ab", "id", "1"));
	}

	@Test
	void theLastOfTwoParametersOfOneNameCounts() {
		assertThat(RoutePattern.parse("/:x/:x").match("/a/b")).contains(Map.of("x", "b"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			/a(b$) /ab true
			/a(b$) /ab\u2028 false
			/a([$]) /a$ true
			/a(\\$) /a$ true
			/a(\\s) /a\u00A0 true
			/a(\\s) /a\u3000 true
			/a(\\s) /a\uFEFF true
			/a(\\s) /ax false
			/a(\\S) /a\u00A0 false
			/a(\\S) /ax true
			/a([\\sx]) /a\u00A0 true
			/a([\\sx]) /ax true
			/a([^\\sx]) /a\u00A0 false
			/a([^\\sx]) /ax false
			/a([^\\sx]) /ay true
			/a([\\Sx]) /a\u2003 false
			/a([\\S]) /ay true
			/a([^\\S]) /ay false
			/a([^\\S]) /a\u2003 true
			/a([\\s-x]) /a- true
			/a([[x]) /a[ true
			/a([b&&c]) /a& true
			/a([b&&c]) /ab true
			/a([]|b) /ab true
			/a([^]) /ab true
			/a([\\]]) /a] true
			/a(b\\b.*) /ab-c true
			/a(b\\b.*) /abc false
			/a(b\\b.*) /ab\u00E9 true
			/a(b\\B.*) /abc true
			/a(b\\B.*) /ab\u00E9 false
			/a([\\b]) /a\u0008 true
			/a(\\v) /a\u000B true
			/a(\\v) /a\u2028 false
			/a(\\0) /a\u0000 true
			/a(\\w) /a\u00E9 false
			/a(\\d) /a\u0661 false
			/a(\\x62\\u0063) /abc true
			/a(\\/\\.) /a/. true
			/a(\\p{L}) /a\u00E9 true
			/a((?:b|(?=c)c(?<=c))d) /acd true
			/a([a-z]) /aB true
			/a([^b]) /aB false
			""", ignoreLeadingAndTrailingWhitespace = false)
	void readsExpressionsAsJavaScriptDoes(String pattern, String path, boolean matches) {
		assertThat(RoutePattern.parse(pattern).match(path).isPresent()).isEqualTo(matches);
	}

	/**
	 * The expression that stands for any number of segments is not the plain one, so all
	 * short paths are tried with both.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			/b/:x* /b(?:/(S))?
			/b/:x+ /b(?:/(S))
			/b/:x*/b /b(?:/(S))?/b
			/:x+/:y+ (?:/(S))(?:/(S))
			/:x*b (?:/(S))?b
			/:x*{-:y(.*)}? (?:/(S))?(?:-(.*))?
			/b.:x* /b(?:[.](D))?
			/b.:x+.:y /b(?:[.](D))(?:[.]((?:(?![.])[^/#?])+?))
			/b.:x*-:y? /b(?:[.](D))?-((?:(?!-)[^/#?])+?)?
			/{-:x}*/b /(?:-((?:(?!-)[^/#?])+?(?:-(?:(?!-)[^/#?])+?)*))?/b
			/{\\?:x}* /(?:[?]((?:[^/#?]+?)(?:[?](?:[^/#?]+?))*))?
			/:x*.:y? (?:/(S))?(?:[.]((?:(?![.])[^/#?])+?))?
			""")
	void takesSegmentsAsThePlainExpressionDoes(String pattern, String plain) {
		String segments = "(?:[^/#?]+?)(?:/(?:[^/#?]+?))*";
		String dotted = "(?:(?![.])[^/#?])+?(?:[.](?:(?![.])[^/#?])+?)*";
		Pattern expected = Pattern.compile(plain.replace("S", segments).replace("D", dotted) + "[/#?]?");
		RoutePattern parsed = RoutePattern.parse(pattern);

		assertThat(shortPaths("/b-.?", 7)).allSatisfy((path) -> {
			Matcher matcher = expected.matcher(path);
			boolean matches = matcher.matches();
			assertThat(parsed.match(path).isPresent()).isEqualTo(matches);
			if (matches) {
				assertThat(parsed.match(path).orElseThrow().get("x")).isEqualTo(matcher.group(1));
			}
		});
	}

	private static List<String> shortPaths(String characters, int length) {
		List<String> all = new ArrayList<>();
		List<String> longest = List.of("");
		for (int i = 0; i < length; i++) {
			longest = longest.stream()
				.flatMap((path) -> characters.chars().mapToObj((character) -> path + (char) character))
				.filter((path) -> path.startsWith("/"))
				.toList();
			all.addAll(longest);
		}
		return all;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a/:path*", "/a/:path+", "/a(.*)", "/a/(.*)", "/a/:b?/:path*", "/a/:path*/edit" })
	void matchesManySegmentsWithoutDeepRecursion(String pattern) {
		String path = "/a" + "/b".repeat(100_000) + "/edit";

		assertThat(RoutePattern.parse(pattern).match(path)).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			/x/:id a
			/x/:from-:to a-
			/x/:a.:b.:c a.
			/x/:path* /
			/x/:path* a/
			/x/:path*/end a/
			/x/:path+ aaaa/
			/x/{:name-}*end a-
			/x/{:name-}+end a-
			/x/:name.json .json
			/x.:ext* .a
			/x/{a:name}*end ab
			""")
	void defaultExpressionsNeedNoMoreThanLinearWork(String pattern, String repeated) {
		RoutePattern parsed = RoutePattern.parse(pattern);
		String path = pattern.substring(0, 2) + "/" + repeated.repeat(50_000) + "!?!";

		assertThat(parsed.match(path)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			/((?:a+)+)b a
			/((?:a|a)*)b a
			/((?:a*)*)b a
			/(.*)/(.*)/(.*)/(.*)/end /
			/:a*/:b*/:c*/end a/
			""")
	void givesUpOnWhatTakesTooLong(String pattern, String repeated) {
		RoutePattern parsed = RoutePattern.parse(pattern);
		String path = "/" + repeated.repeat(3_000) + "!?!";

		assertTimeoutPreemptively(GENEROUS,
				() -> assertThatExceptionOfType(MalformedPathException.class).isThrownBy(() -> parsed.match(path))
					.withMessageContaining("takes too long")
					.withMessageNotContaining("!"));
	}

	@Test
	void givesUpWhereAnExpressionNeedsTooDeepAStack() {
		RoutePattern parsed = RoutePattern.parse("/((?:a|b)*)");

		assertThat(parsed.match("/abab")).isPresent();
		assertThatExceptionOfType(MalformedPathException.class)
			.isThrownBy(() -> parsed.match("/" + "ab".repeat(100_000)));
	}

	@Test
	void equalsByTextAndCase() {
		RoutePattern pattern = RoutePattern.parse("/a/:id");

		assertThat(pattern).isEqualTo(RoutePattern.parse("/a/:id")).hasSameHashCodeAs(RoutePattern.parse("/a/:id"));
		assertThat(pattern).isNotEqualTo(RoutePattern.parse("/a/:key")).isNotEqualTo(pattern.caseSensitive());
		assertThat(pattern.caseSensitive()).isEqualTo(pattern.caseSensitive());
	}

	@Test
	void printsWhatWasParsed() {
		assertThat(RoutePattern.parse("/a/:id(\\d+)").caseSensitive()).hasToString("/a/:id(\\d+)");
	}

}
