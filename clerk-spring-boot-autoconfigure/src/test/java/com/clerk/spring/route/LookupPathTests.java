package com.clerk.spring.route;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LookupPath}.
 */
class LookupPathTests {

	@ParameterizedTest
	@CsvSource({ "/, /", "//, /", "/admin, /admin", "/admin/, /admin/", "/admin//, /admin/", "/%61dmin, /admin",
			"/%41dmin, /Admin", "/admin;x=1/users, /admin/users", "/admin/users;jsessionid=A, /admin/users",
			"/;a/admin/;b=c/users, /admin/users", "/admin;, /admin", "/admin;a;b, /admin", "/admin%3Bx, /admin;x",
			"/users/%40me, /users/@me", "/a%2fb, /a%2Fb", "/a%3fb%23c, /a%3Fb%23c", "/a%252Fb, /a%2Fb",
			"/admin/..., /admin/...", "/admin/.hidden, /admin/.hidden", "/a..b, /a..b", "/%E2%82%AC, /\u20AC",
			"/%F0%9F%A6%8A, /\uD83E\uDD8A", "/\u20AC, /\u20AC", "/a+b, /a+b", "/x/%25252e, /x/%252e", "/a%25, /a%",
			"/a%2520b, /a%20b", "/..%2Fa, /..%2Fa" })
	void readsThePathAsTheDispatcherDoes(String requestUri, String path) {
		assertThat(LookupPath.of("", requestUri)).hasToString(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "admin", "*", "http://host/admin", "%2Fadmin", ";/admin", "/admin\\x", "/admin%5Cx",
			"/admin%5cx", "/a;\\/b", "/%", "/%4", "/%zz", "/%C0%AF", "/%ED%A0%80", "/%F4%90%80%80", "/%80", "/%E2%82/x",
			"/admin%00", "/admin%0A", "/admin%0d", "/admin%09", "/admin%7F", "/admin%C2%85", "/admin%E2%80%A8",
			"/admin%E2%80%A9", "/admin\n", "/.", "/..", "/./admin", "/x/../admin", "/x/%2e%2e/admin", "/x/.%2E/admin",
			"/x/%252e%252E/admin", "/x/..;/admin", "/x/..;a=b/admin", "/x/%2e;/admin", "/x/..", "//../admin",
			"/admin?x", "/admin#x" })
	void refusesPathsThatCanBeReadInTwoWays(String requestUri) {
		assertThatExceptionOfType(MalformedPathException.class).isThrownBy(() -> LookupPath.of("", requestUri))
			.withMessageStartingWith("The ")
			.withMessageNotContaining("admin");
	}

	@Test
	void theRefusalIsOneThatSpringSecurityAnswers() {
		assertThatExceptionOfType(RequestRejectedException.class).isThrownBy(() -> LookupPath.of("", "/x/../admin"));
	}

	@ParameterizedTest
	@CsvSource({ "/app, /app, /", "/app, /app/, /", "/app, /app/admin, /admin", "/app, /app//admin, /admin",
			"/a/b, /a/b/c, /c", "/%61pp, /%61pp/admin, /admin", "/app, /app/app, /app" })
	void leavesOutTheContextPath(String contextPath, String requestUri, String path) {
		assertThat(LookupPath.of(contextPath, requestUri).value()).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/admin", "/application", "/app;v=1/admin", "/APP/admin", "//app/admin", "/%61pp/admin", "" })
	void refusesPathsOutsideTheContextPath(String requestUri) {
		assertThatExceptionOfType(MalformedPathException.class).isThrownBy(() -> LookupPath.of("/app", requestUri));
	}

	@Test
	void isMadeOncePerRequest() {
		HttpServletRequest request = new MockHttpServletRequest("GET", "/a");

		LookupPath path = LookupPath.of(request);

		assertThat(LookupPath.of(request)).isSameAs(path);
		assertThat(LookupPath.of(new HttpServletRequestWrapper(request))).isSameAs(path);
	}

	@Test
	void whenAFilterReplacesTheUriThenThePathIsTheNewOne() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/public");
		LookupPath.of(request);
		HttpServletRequest rewritten = new HttpServletRequestWrapper(request) {

			@Override
			public String getRequestURI() {
				return "/admin";
			}

		};

		assertThat(LookupPath.of(rewritten).value()).isEqualTo("/admin");
	}

	@ParameterizedTest
	@CsvSource({ "FORWARD", "INCLUDE", "ASYNC", "ERROR" })
	void whenAskedBeforeADispatchThenThePathStays(DispatcherType dispatcherType) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/original");
		LookupPath path = LookupPath.of(request);

		request.setDispatcherType(dispatcherType);
		request.setRequestURI("/target");

		assertThat(LookupPath.of(request)).isSameAs(path);
	}

	@ParameterizedTest
	@CsvSource({ "FORWARD," + RequestDispatcher.FORWARD_REQUEST_URI + "," + RequestDispatcher.FORWARD_CONTEXT_PATH,
			"INCLUDE," + RequestDispatcher.FORWARD_REQUEST_URI + "," + RequestDispatcher.FORWARD_CONTEXT_PATH,
			"ASYNC," + AsyncContext.ASYNC_REQUEST_URI + "," + AsyncContext.ASYNC_CONTEXT_PATH })
	void whenFirstAskedInADispatchThenThePathIsTheOriginal(DispatcherType type, String uri, String contextPath) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/other/target");
		request.setContextPath("/other");
		request.setDispatcherType(type);
		request.setAttribute(uri, "/app/original;x=1");
		request.setAttribute(contextPath, "/app");

		assertThat(LookupPath.of(request).value()).isEqualTo("/original");
	}

	@Test
	void whenFirstAskedInAnErrorDispatchThenThePathIsTheOriginal() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/app/error");
		request.setContextPath("/app");
		request.setDispatcherType(DispatcherType.ERROR);
		request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/app/original");
		request.setAttribute(RequestDispatcher.FORWARD_REQUEST_URI, "/app/error");

		assertThat(LookupPath.of(request).value()).isEqualTo("/original");
	}

	@Test
	void whenIncludedThenThePathIsTheOneOfTheRequest() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/original");
		request.setDispatcherType(DispatcherType.INCLUDE);
		request.setAttribute(RequestDispatcher.INCLUDE_REQUEST_URI, "/included");

		assertThat(LookupPath.of(request).value()).isEqualTo("/original");
	}

	@Test
	void attributesOfADispatchDoNotCountInAnOrdinaryRequest() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/admin");
		request.setAttribute(RequestDispatcher.FORWARD_REQUEST_URI, "/public");
		request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/public");

		assertThat(LookupPath.of(request).value()).isEqualTo("/admin");
	}

	@Test
	void aRefusedPathIsRefusedAgain() {
		AtomicInteger refused = new AtomicInteger();
		HttpServletRequest request = new MockHttpServletRequest("GET", "/x/../admin");

		for (int i = 0; i < 2; i++) {
			try {
				LookupPath.of(request);
			}
			catch (MalformedPathException ex) {
				refused.incrementAndGet();
			}
		}

		assertThat(refused).hasValue(2);
	}

	@Test
	void equalsByValue() {
		assertThat(LookupPath.of("/app", "/app/a;x")).isEqualTo(LookupPath.of("", "/a"))
			.hasSameHashCodeAs(LookupPath.of("", "/a"))
			.isNotEqualTo(LookupPath.of("", "/b"));
	}

}
