package com.clerk.spring.route;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ClerkRouteMatcherTests {

	@Test
	void givesVariables() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of("/teams/:slug/members/:id(\\d+)");

		assertThat(matcher.matcher(get("/teams/acme/members/7")).getVariables()).containsEntry("slug", "acme")
			.containsEntry("id", "7")
			.hasSize(2);
		assertThat(matcher.matcher(get("/teams/acme/members/x")).isMatch()).isFalse();
	}

	@Test
	void canBeLimitedToMethods() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(HttpMethod.POST, "/projects");

		assertThat(matcher.matches(new MockHttpServletRequest("POST", "/projects"))).isTrue();
		assertThat(matcher.matches(get("/projects"))).isFalse();
	}

	@Test
	void canBeNegated() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of("/public/:path*").negate();

		assertThat(matcher.matches(get("/public/x"))).isFalse();
		assertThat(matcher.matches(get("/private"))).isTrue();
		assertThat(matcher.matcher(get("/private")).getVariables()).isEmpty();
	}

	@Test
	void canBeCaseSensitive() {
		assertThat(ClerkRouteMatcher.of("/Admin").matches(get("/admin"))).isTrue();
		assertThat(ClerkRouteMatcher.of("/Admin").caseSensitive().matches(get("/admin"))).isFalse();
	}

	@Test
	void takesExpressionsAndPredicates() {
		assertThat(ClerkRouteMatcher.of(Pattern.compile("/v\\d+/")).matches(get("/api/v2/x"))).isTrue();
		assertThat(ClerkRouteMatcher.of((request) -> request.getParameter("x") != null).matches(get("/"))).isFalse();
	}

	@Test
	void noPatternMatchesNothing() {
		assertThat(ClerkRouteMatcher.of("").matches(get("/%zz"))).isFalse();
	}

	@Test
	void malformedPathIsNeverJustNoMatch() {
		assertThatExceptionOfType(MalformedPathException.class)
			.isThrownBy(() -> ClerkRouteMatcher.of("/admin").matches(get("/x/%2e%2e/admin")));
		assertThatExceptionOfType(MalformedPathException.class)
			.isThrownBy(() -> ClerkRouteMatcher.of(HttpMethod.POST, "/admin").matches(get("/x/%2e%2e/admin")));
	}

	@Test
	void contextPathIsLeftOut() {
		MockHttpServletRequest request = get("/app/admin");
		request.setContextPath("/app");

		assertThat(ClerkRouteMatcher.of("/admin").matches(request)).isTrue();
	}

	@Test
	void forwardIsDecidedByTheOriginalPath() {
		MockHttpServletRequest request = get("/internal");
		request.setAttribute(RequestDispatcher.FORWARD_REQUEST_URI, "/admin");

		assertThat(ClerkRouteMatcher.of("/admin").matches(request)).isTrue();
	}

	@Test
	void pathIsComputedOnce() {
		MockHttpServletRequest request = get("/admin");
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of("/admin");
		matcher.matches(request);

		request.setRequestURI("/elsewhere");

		assertThat(matcher.matches(request)).isTrue();
	}

	@Test
	void invalidPatternSaysWhereAndWhy() {
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> ClerkRouteMatcher.of("/users/{id}"))
			.withMessage("The route pattern '/users/{id}' is invalid at position 7: '{id}' is no parameter here; "
					+ "write ':id' for one");
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> ClerkRouteMatcher.of("/admin/**"))
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(7));
		assertThatExceptionOfType(InvalidRoutePatternException.class)
			.isThrownBy(() -> ClerkRouteMatcher.of("/x/:a([z-a])"));
	}

	@Test
	void longPathIsMatchedInReasonableTime() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of("/a/:path*/b", "/:a-:b-:c/x", "/x/:path+");
		String path = "/a" + "/a-a".repeat(2_000);

		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(matcher.matches(get(path))).isFalse());
	}

	@Test
	void expressionThatTakesExponentialTimeRefusesThePath() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(Pattern.compile("^/x/(z?)(?:a+)+\\1$"));
		String path = "/x/" + "a".repeat(60) + "b";

		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatExceptionOfType(MalformedPathException.class)
			.isThrownBy(() -> matcher.matches(get(path))));
	}

	@Test
	void matchersAreValues() {
		assertThat(ClerkRouteMatcher.of("/a", "/b")).isEqualTo(ClerkRouteMatcher.of("/a", "/b"))
			.hasSameHashCodeAs(ClerkRouteMatcher.of("/a", "/b"))
			.isNotEqualTo(ClerkRouteMatcher.of("/a", "/b").negate())
			.hasToString("[/a, /b]");
	}

	static Stream<String> spellings() {
		return Stream.of("/admin/users", "/admin/users/", "//admin/users", "/admin//users", "/ADMIN/users",
				"/%61dmin/users", "/admin%2Fusers", "/admin;x=1/users", "/admin;/users", "/;/admin/users",
				"/admin/users;jsessionid=1", "/./admin/users", "/x/../admin/users", "/x/%2e%2e/admin/users",
				"/x/..;/admin/users", "/admin/%2e/users", "/admin%5Cusers", "/%2561dmin/users", "/admin/users%00",
				"/admin/users%0a", "/admin/users%20", "/admin/users%3B", "/admin%3Bx/users", "/admin/us%65rs");
	}

	/**
	 * Whatever Spring MVC maps to the handler must match the rule, or be refused.
	 */
	@ParameterizedTest
	@MethodSource("spellings")
	void noSpellingThatReachesTheHandlerSlipsPast(String uri) {
		PathPattern handler = PathPatternParser.defaultInstance.parse("/admin/users");
		MockHttpServletRequest request = get(uri);
		PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();

		boolean mapped = handler.matches(path);

		assertThat(mapped && !isMatchedOrRefused(request)).isFalse();
	}

	private static boolean isMatchedOrRefused(MockHttpServletRequest request) {
		try {
			return ClerkRouteMatcher.of("/admin/:path*").matches(request);
		}
		catch (MalformedPathException ex) {
			return true;
		}
	}

	private static MockHttpServletRequest get(String uri) {
		return new MockHttpServletRequest("GET", uri);
	}

}
