package com.clerk.spring.route;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever spelling of a path Spring MVC maps to a handler, a matcher with the handler's
 * route catches it: it matches or refuses the path.
 */
class AttackPathTests {

	private final RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();

	@BeforeEach
	void mapHandlers() {
		StaticApplicationContext context = new StaticApplicationContext();
		context.registerSingleton("admin", AdminController.class);
		this.mapping.setApplicationContext(context);
		this.mapping.afterPropertiesSet();
	}

	@Test
	void everySpellingThatIsMappedIsCaught() {
		List<String> mapped = Spellings.of("/admin/users").stream().filter(this::isMapped).toList();

		assertThat(mapped).hasSizeGreaterThan(40).contains("/admin/users", "/%61dmin/users", "/admin;x=1/users");
		for (String pattern : List.of("/admin/users", "/admin/:path*", "/admin(.*)", "/:path*", "/admin/(.*)")) {
			assertThat(mapped).as(pattern).allMatch((spelling) -> isCaught(pattern, "", spelling));
		}
	}

	@Test
	void everySpellingThatIsMappedIsCaughtUnderAContextPath() {
		List<String> mapped = Spellings.of("/app/admin/users")
			.stream()
			.filter((spelling) -> isMapped("/app", spelling))
			.toList();

		assertThat(mapped).hasSizeGreaterThan(40);
		assertThat(mapped).allMatch((spelling) -> isCaught("/admin/users", "/app", spelling));
	}

	@Test
	void everySpellingOfAVariableThatIsMappedIsCaught() {
		List<String> mapped = Spellings.of("/teams/a").stream().filter(this::isMapped).toList();

		assertThat(mapped).hasSizeGreaterThan(40).contains("/teams/a%2F", "/teams/%3Fa", "/teams/a%20");
		for (String pattern : List.of("/teams/:team", "/teams/:path*", "/teams/(.*)")) {
			assertThat(mapped).as(pattern).allMatch((spelling) -> isCaught(pattern, "", spelling));
		}
	}

	/**
	 * An open route must not open the handler of another: what matches the pattern of the
	 * open one is mapped to no handler but its own.
	 */
	@Test
	void noSpellingOfAnotherHandlerMatchesAnOpenRoute() {
		List<String> patterns = List.of("/open/:path*", "/open(.*)", "/", "/sign-in(.*)");
		List<String> mapped = new ArrayList<>();
		for (String prefix : List.of("", "/open", "/open/..", "/open/..;", "/open;", "/sign-in/..", "/open%2F..")) {
			mapped.addAll(Spellings.of(prefix + "/admin/users").stream().filter(this::isMapped).toList());
		}

		assertThat(mapped).isNotEmpty();
		assertThat(patterns)
			.allSatisfy((pattern) -> assertThat(mapped).noneMatch((spelling) -> isCaughtByMatching(pattern, spelling)));
	}

	private boolean isMapped(String requestUri) {
		return isMapped("", requestUri);
	}

	private boolean isMapped(String contextPath, String requestUri) {
		MockHttpServletRequest request = request(contextPath, requestUri);
		try {
			ServletRequestPathUtils.parseAndCache(request);
			return this.mapping.getHandler(request) != null;
		}
		catch (Exception ex) {
			return false;
		}
	}

	private static boolean isCaught(String pattern, String contextPath, String requestUri) {
		try {
			return ClerkRouteMatcher.of(pattern).matches(request(contextPath, requestUri));
		}
		catch (MalformedPathException ex) {
			return true;
		}
	}

	private static boolean isCaughtByMatching(String pattern, String requestUri) {
		try {
			return ClerkRouteMatcher.of(pattern).matches(request("", requestUri));
		}
		catch (MalformedPathException ex) {
			return false;
		}
	}

	private static MockHttpServletRequest request(String contextPath, String requestUri) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", requestUri);
		request.setContextPath(contextPath);
		return request;
	}

	@RestController
	static class AdminController {

		@RequestMapping("/admin/users")
		String users() {
			return "users";
		}

		@RequestMapping("/teams/{team}")
		String team() {
			return "team";
		}

	}

}
