package com.clerk.spring.boot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.route.InvalidRoutePatternException;
import com.clerk.spring.security.RouteRule;
import com.clerk.spring.security.RouteRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RouteRulesFactoryTests {

	@Test
	void withoutPropertiesEveryRouteIsOpen() {
		RouteRules rules = rules(Map.of());

		assertThat(rules.publicRoutes()).isNull();
		assertThat(rules.rules()).isEmpty();
	}

	@Test
	void publicPathsAreThoseNamed() {
		RouteRules rules = rules(Map.of("public[0]", "/", "public[1]", "/sign-in/:path*"));

		assertThat(rules.publicRoutes()).isNotNull()
			.matches((matcher) -> matcher.matches(request("GET", "/sign-in/x")))
			.matches((matcher) -> !matcher.matches(request("GET", "/admin")));
	}

	@Test
	void anEmptyListOfPublicPathsClosesEveryRoute() {
		RouteRules rules = rules(Map.of("public", ""));

		assertThat(rules.publicRoutes()).isNotNull().matches((matcher) -> !matcher.matches(request("GET", "/")));
	}

	@ParameterizedTest
	@CsvSource({ "POST, /m2m/x, true", "PUT, /m2m, true", "GET, /m2m/x, false", "POST, /other, false" })
	void aRuleIsAboutItsPathsAndMethods(String method, String path, boolean expected) {
		RouteRule rule = rule(Map.of("paths", "/m2m/:path*", "methods", "post,PUT"));

		assertThat(rule.matcher().matches(request(method, path))).isEqualTo(expected);
	}

	@Test
	void aRuleWithoutMethodsIsAboutAllOfThem() {
		assertThat(rule(Map.of("paths", "/a,/b")).matcher().matches(request("DELETE", "/b"))).isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("demands")
	void eachAttributeIsDemandedOfTheCaller(String attribute, String value, Map<String, Object> enough,
			Map<String, Object> less) {
		RouteRule rule = rule(Map.of(attribute, value, "paths", "/a"));

		assertThatNoException().isThrownBy(() -> check(rule, enough));
		assertThat(denial(rule, less)).isInstanceOf(Denial.Forbidden.class);
	}

	static Stream<Arguments> demands() {
		return Stream.of(arguments("role", "org:admin", role("org:admin"), role("org:member")),
				arguments("any-role", "org:admin,org:owner", role("org:owner"), role("org:member")),
				arguments("permission", "org:x:read", permission("org:x:read"), permission("org:x:write")),
				arguments("any-permission", "org:x:read,org:x:write", permission("org:x:write"),
						permission("org:y:read")),
				arguments("feature", "export", Map.of("fea", "u:export"), Map.of("fea", "u:import")),
				arguments("plan", "gold", Map.of("pla", "u:gold"), Map.of("pla", "u:free")),
				arguments("reverification", "strict", Map.of("fva", List.of(1, 1)), Map.of("fva", List.of(30, 30))));
	}

	@Test
	void allAttributesGivenAreDemanded() {
		RouteRule rule = rule(Map.of("paths", "/a", "role", "org:admin", "feature", "export"));
		Map<String, Object> both = new HashMap<>(role("org:admin"));
		both.put("fea", "u:export");

		assertThatNoException().isThrownBy(() -> check(rule, both));
		assertThat(denial(rule, role("org:admin"))).isInstanceOf(Denial.Forbidden.class);
	}

	@Test
	void tokensAreThoseNamedElseSessions() {
		assertThat(rule(Map.of("paths", "/a")).protection().accepted()).isEqualTo(AcceptedTokens.session());
		assertThat(rule(Map.of("paths", "/a", "token", "m2m_token,api_key")).protection().accepted())
			.isEqualTo(AcceptedTokens.of(TokenType.M2M_TOKEN, TokenType.API_KEY));
		assertThat(rule(Map.of("paths", "/a", "token", "any")).protection().accepted()).isEqualTo(AcceptedTokens.any());
	}

	@Test
	void pendingSessionsPassWhereTheyMay() {
		assertThatNoException()
			.isThrownBy(() -> check(rule(Map.of("paths", "/a", "pending-sessions", "true")), Map.of("sts", "pending")));
		assertThat(denial(rule(Map.of("paths", "/a")), Map.of("sts", "pending")))
			.isInstanceOf(Denial.Unauthenticated.class);
	}

	@Test
	void addressesAreThoseOfTheDenial() {
		RouteRule rule = rule(Map.of("paths", "/a", "role", "org:admin", "unauthorized-url", "/sorry",
				"unauthenticated-url", "/hello", "sign-in-url", "/enter"));

		assertThat(denial(rule, Map.of())).isInstanceOfSatisfying(Denial.Forbidden.class,
				(denial) -> assertThat(denial.toString()).contains("/sorry"));
		assertThat(denial(rule, Map.of("sts", "pending"))).isInstanceOfSatisfying(Denial.Unauthenticated.class,
				(denial) -> assertThat(denial.toString()).contains("/hello", "/enter"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void aRuleThatCanNotWorkIsRefused(Map<String, String> rule, String problem) {
		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> rule(rule))
			.withMessageContainingAll("clerk.routes.protected[0]", problem)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("route-rule-invalid"));
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(arguments(Map.of("role", "org:admin"), "names no paths"),
				arguments(Map.of("paths", ",", "role", "org:admin"), "names no paths"),
				arguments(Map.of("paths", "/a", "token", "api_key", "role", "org:admin"), "machine tokens only"),
				arguments(Map.of("paths", "/a", "token", "any,api_key"), "must not name some"),
				arguments(Map.of("paths", "/a", "permission", " "), "nobody can have"));
	}

	@Test
	void aPatternThatCanNotBeReadIsRefused() {
		assertThatExceptionOfType(InvalidRoutePatternException.class).isThrownBy(() -> rule(Map.of("paths", "/a/(")));
	}

	private static RouteRule rule(Map<String, String> attributes) {
		Map<String, String> properties = new LinkedHashMap<>();
		attributes.forEach((name, value) -> properties.put("protected[0]." + name, value));
		List<RouteRule> rules = rules(properties).rules();
		assertThat(rules).hasSize(1);
		return rules.get(0);
	}

	private static RouteRules rules(Map<String, String> properties) {
		Map<String, String> full = new LinkedHashMap<>();
		properties.forEach((name, value) -> full.put("clerk.routes." + name, value));
		ClerkRouteProperties bound = new Binder(new MapConfigurationPropertySource(full)).bindOrCreate("clerk.routes",
				ClerkRouteProperties.class);
		return new RouteRulesFactory(bound).create();
	}

	private static void check(RouteRule rule, Map<String, Object> claims) {
		Map<String, Object> all = new HashMap<>(claims);
		all.put("sub", "user_1");
		all.put("sid", "sess_1");
		SessionAuth caller = SessionAuth.of(SessionClaims.of(all), "token", CallerContext.none());
		rule.protection().check(caller, CallerContext.none());
	}

	private static Denial denial(RouteRule rule, Map<String, Object> claims) {
		return catchThrowableOfType(ClerkDeniedException.class, () -> check(rule, claims)).denial();
	}

	private static Map<String, Object> role(String role) {
		return Map.of("org_id", "org_1", "org_role", role);
	}

	private static Map<String, Object> permission(String... permissions) {
		Map<String, Object> claims = new HashMap<>(role("org:member"));
		claims.put("org_permissions", new ArrayList<>(List.of(permissions)));
		return claims;
	}

	private static MockHttpServletRequest request(String method, String path) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		request.setServletPath(path);
		return request;
	}

}
