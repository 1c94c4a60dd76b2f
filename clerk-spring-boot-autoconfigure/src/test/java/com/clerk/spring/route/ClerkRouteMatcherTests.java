package com.clerk.spring.route;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher.MatchResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ClerkRouteMatcher}.
 */
class ClerkRouteMatcherTests {

	private static final String MALFORMED = "/x/../admin";

	@Test
	void matchesOneOfSeveralPatterns() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of("/", "/sign-in/:path*");

		assertThat(matcher.matches(get("/"))).isTrue();
		assertThat(matcher.matches(get("/sign-in/factor-one"))).isTrue();
		assertThat(matcher.matches(get("/projects"))).isFalse();
		assertThat(ClerkRouteMatcher.of(List.of("/a")).matches(get("/a"))).isTrue();
	}

	@Test
	void matchesThePathWithoutTheContextPath() {
		MockHttpServletRequest request = get("/app/admin");
		request.setContextPath("/app");

		assertThat(ClerkRouteMatcher.of("/admin").matches(request)).isTrue();
		assertThat(ClerkRouteMatcher.of("/app/admin").matches(request)).isFalse();
	}

	@Test
	void theQueryDoesNotCount() {
		MockHttpServletRequest request = get("/public");
		request.setQueryString("next=/admin");

		assertThat(ClerkRouteMatcher.of("/public").matches(request)).isTrue();
		assertThat(ClerkRouteMatcher.of("(.*)admin").matches(request)).isFalse();
	}

	@Test
	void hasTheVariablesOfThePatternThatMatches() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of("/orgs/:slug/memberships", "/orgs/:org/:page?");

		assertThat(matcher.matcher(get("/orgs/caf%C3%A9;v=1/memberships")).getVariables())
			.containsExactly(Map.entry("slug", "caf\u00E9"));
		assertThat(matcher.matcher(get("/orgs/acme/a%2fb")).getVariables()).containsEntry("page", "a%2Fb");
		assertThat(matcher.matcher(get("/orgs/acme")).getVariables()).containsOnlyKeys("org");
		assertThat(matcher.matcher(get("/other"))).satisfies((result) -> {
			assertThat(result.isMatch()).isFalse();
			assertThat(result.getVariables()).isEmpty();
		});
	}

	@Test
	void searchesForRegularExpressions() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(Pattern.compile("^/internal(/|$)"), Pattern.compile("secret"));

		assertThat(matcher.matches(get("/internal/x"))).isTrue();
		assertThat(matcher.matches(get("/%69nternal"))).isTrue();
		assertThat(matcher.matches(get("/a/secrets"))).isTrue();
		assertThat(matcher.matches(get("/internals"))).isFalse();
	}

	@Test
	void asksAPredicate() {
		Predicate<HttpServletRequest> predicate = (request) -> request.getHeader("X-Internal") != null;
		MockHttpServletRequest internal = get(MALFORMED);
		internal.addHeader("X-Internal", "1");

		assertThat(ClerkRouteMatcher.of(predicate).matches(internal)).isTrue();
		assertThat(ClerkRouteMatcher.of(predicate).matches(get("/"))).isFalse();
		assertThat(ClerkRouteMatcher.of((request) -> true).matches(get("/"))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "POST, true", "PUT, true", "GET, false", "HEAD, false", "post, false", "PROPFIND, false" })
	void canBeLimitedToMethods(String method, boolean matches) {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of("/a/:id").methods(HttpMethod.POST, HttpMethod.PUT);

		assertThat(matcher.matches(new MockHttpServletRequest(method, "/a/1"))).isEqualTo(matches);
		assertThat(matcher.matches(new MockHttpServletRequest(method, "/b/1"))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "GET, true", "HEAD, true", "POST, false", "OPTIONS, false" })
	void getIncludesHeadAsItsHandlersDo(String method, boolean matches) {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(HttpMethod.GET, "/a/:id");

		MatchResult result = matcher.matcher(new MockHttpServletRequest(method, "/a/1"));

		assertThat(result.isMatch()).isEqualTo(matches);
		assertThat(result.getVariables()).isEqualTo(matches ? Map.of("id", "1") : Map.of());
	}

	@Test
	void refusesNoMethods() {
		assertThatIllegalArgumentException().isThrownBy(() -> ClerkRouteMatcher.of("/a").methods());
	}

	@Test
	void negates() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of("/a/:id").negate();

		assertThat(matcher.matches(get("/b"))).isTrue();
		assertThat(matcher.matcher(get("/b")).getVariables()).isEmpty();
		assertThat(matcher.matches(get("/a/1"))).isFalse();
		assertThat(matcher.negate().matches(get("/a/1"))).isTrue();
	}

	@Test
	void negatesMethodsWithThePatterns() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(HttpMethod.GET, "/a").negate();

		assertThat(matcher.matches(get("/a"))).isFalse();
		assertThat(matcher.matches(new MockHttpServletRequest("POST", "/a"))).isTrue();
	}

	@Test
	void joinsMatchersAndPredicates() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(HttpMethod.POST, "/a/:id")
			.or(ClerkRouteMatcher.of("/b/:key"))
			.or((request) -> request.getParameter("x") != null);
		MockHttpServletRequest withParameter = get("/c");
		withParameter.setParameter("x", "1");

		assertThat(matcher.matcher(new MockHttpServletRequest("POST", "/a/1")).getVariables()).containsEntry("id", "1");
		assertThat(matcher.matcher(get("/b/2")).getVariables()).containsEntry("key", "2");
		assertThat(matcher.matches(get("/a/1"))).isFalse();
		assertThat(matcher.matches(withParameter)).isTrue();
	}

	@Test
	void caseCountsOnRequest() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(HttpMethod.GET, "/Admin")
			.or(ClerkRouteMatcher.of("/Team").negate().negate())
			.or(ClerkRouteMatcher.of(Pattern.compile("(?i)/api")))
			.or((request) -> false);

		assertThat(List.of("/admin", "/team", "/API")).allMatch((path) -> matcher.matches(get(path)));
		assertThat(List.of("/Admin", "/Team", "/API")).allMatch((path) -> matcher.caseSensitive().matches(get(path)));
		assertThat(List.of("/admin", "/team")).noneMatch((path) -> matcher.caseSensitive().matches(get(path)));
	}

	@Test
	void isAPredicate() {
		Predicate<HttpServletRequest> predicate = ClerkRouteMatcher.of("/a");

		assertThat(predicate.test(get("/a"))).isTrue();
		assertThat(predicate.test(get("/b"))).isFalse();
	}

	@Test
	void withoutPatternsNothingMatchesAndNoPathIsRefused() {
		assertThat(ClerkRouteMatcher.of("").matches(get("/"))).isFalse();
		assertThat(ClerkRouteMatcher.of(List.of()).matches(get(MALFORMED))).isFalse();
	}

	@Test
	void aMalformedPathNeitherMatchesNorDoesNotMatch() {
		ClerkRouteMatcher admin = ClerkRouteMatcher.of("/admin/:path*");
		List<ClerkRouteMatcher> matchers = List.of(admin, admin.negate(), admin.methods(HttpMethod.POST),
				admin.methods(HttpMethod.POST).negate(), ClerkRouteMatcher.of((request) -> true).or(admin),
				ClerkRouteMatcher.of(Pattern.compile("x")), admin.caseSensitive());

		assertThat(matchers).allSatisfy((matcher) -> {
			assertThatExceptionOfType(MalformedPathException.class).isThrownBy(() -> matcher.matches(get(MALFORMED)));
			assertThatExceptionOfType(MalformedPathException.class).isThrownBy(() -> matcher.matcher(get(MALFORMED)));
			assertThatExceptionOfType(MalformedPathException.class).isThrownBy(() -> matcher.test(get(MALFORMED)));
		});
	}

	@Test
	void aForwardSeesThePathThatTheClientAskedFor() {
		MockHttpServletRequest request = get("/public");
		ClerkRouteMatcher isPublic = ClerkRouteMatcher.of("/public");
		isPublic.matches(request);

		request.setRequestURI("/admin");
		request.setDispatcherType(DispatcherType.FORWARD);

		assertThat(isPublic.matches(request)).isTrue();
		assertThat(ClerkRouteMatcher.of("/admin").matches(request)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin/users", "/admin;x=1/users", "/;a/admin/users;b", "//admin///users",
			"/admin/users/", "/ADMIN/Users", "/%61dmin/%75sers", "/admin%3b/..;/users", "/x/../admin/users",
			"/x/%2e%2e/admin/users", "/x/..;/admin/users", "/./admin/users", "/admin\\users", "/admin%5Cusers",
			"/admin/users%0a", "/admin/users%00", "/admin/users%E2%80%A8", "/admin/%C0%AFusers", "/admin/users%",
			"/admin/users#x", "/admin/users?x" })
	void noSpellingSlipsPastTheFrequentPatterns(String requestUri) {
		List<String> patterns = List.of("/admin/users", "/admin(.*)", "/admin/:path*", "/admin/(.*)", "/admin/:path+",
				"/admin/:page", "/admin/:page?", "/(admin|root)(.*)", "(.*)", "/:path*", "/admin/:page(\\w+)");

		assertThat(patterns).allMatch((pattern) -> isCaught(pattern, requestUri));
	}

	private static boolean isCaught(String pattern, String requestUri) {
		try {
			return ClerkRouteMatcher.of(pattern).matches(get(requestUri));
		}
		catch (MalformedPathException ex) {
			return true;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin-public", "/administrator", "/public/admin", "/admin%2Fusers", "/",
			"/adm%69n%252Fusers" })
	void neighboursAreNoPartOfASubtree(String requestUri) {
		assertThat(ClerkRouteMatcher.of("/admin/:path*").matches(get(requestUri))).isFalse();
	}

	@Test
	void equalsByRoutes() {
		ClerkRouteMatcher matcher = ClerkRouteMatcher.of(HttpMethod.GET, "/a").or(ClerkRouteMatcher.of("/b").negate());
		ClerkRouteMatcher same = ClerkRouteMatcher.of(HttpMethod.GET, "/a").or(ClerkRouteMatcher.of("/b").negate());

		assertThat((Object) matcher).isEqualTo(same).hasSameHashCodeAs(same);
		assertThat((Object) matcher).isNotEqualTo(ClerkRouteMatcher.of("/a")).isNotEqualTo(matcher.negate());
	}

	@Test
	void printsItsRoutes() {
		assertThat((Object) ClerkRouteMatcher.of("/a", "/b/:id")).hasToString("Clerk routes [/a, /b/:id]");
		assertThat((Object) ClerkRouteMatcher.of(HttpMethod.POST, "/a").negate())
			.hasToString("Clerk routes not [POST] [/a]");
		assertThat((Object) ClerkRouteMatcher.of("/a").or(ClerkRouteMatcher.of(Pattern.compile("x"))))
			.hasToString("Clerk routes ([/a] or [regex x])");
	}

	private static MockHttpServletRequest get(String requestUri) {
		return new MockHttpServletRequest("GET", requestUri);
	}

}
