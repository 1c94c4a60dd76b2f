package com.clerk.spring.boot;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.clerk.spring.boot.RunningApplication.Answer;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.servlet.RequestPublicUrlResolver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the browser sees in front of the application's own paths, by the context path, by
 * a proxy's prefix, or by a {@link PublicUrlResolver} of the application.
 */
class PublicPathTests {

	private static final String HOST = "Host: app.example.com";

	private static final String SECRET = "edge.secret=7b1f";

	private static final String PATTERN = "clerk.organization-sync.organization-patterns=/orgs/:slug";

	@Test
	void patternsOfOrganizationsBeginBehindTheContextPath() {
		try (RunningApplication application = RunningApplication.start(PublishedApplication.class, PATTERN,
				"server.servlet.context-path=/shop")) {
			assertActivates(application.send("GET /shop/orgs/acme", HOST, signedIn()),
					"http://app.example.com/shop/orgs/acme");
			assertThat(application.send("GET /shop/shop/orgs/acme", HOST, signedIn()).status()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/shop, /shop", "'/a, /b', /a/b", "/a b, /a%20b", "/%61, /%61" })
	void patternsOfOrganizationsBeginBehindThePrefixOfAProxy(String prefix, String seen) {
		try (RunningApplication application = RunningApplication.start(PublishedApplication.class, PATTERN,
				"server.forward-headers-strategy=framework")) {
			assertActivates(application.send("GET /orgs/acme", HOST, "X-Forwarded-Prefix: " + prefix, signedIn()),
					"http://app.example.com" + seen + "/orgs/acme");
		}
	}

	@Test
	void aSignInPageIsWhatTheBrowserSees() {
		try (RunningApplication application = RunningApplication.start(PublishedApplication.class,
				"server.forward-headers-strategy=framework", "clerk.sign-in-url=/shop/sign-in")) {
			assertThat(application.send("GET /closed/a", HOST, "X-Forwarded-Prefix: /shop").location())
				.isEqualTo("http://app.example.com/shop/sign-in"
						+ "?redirect_url=http%3A%2F%2Fapp.example.com%2Fshop%2Fclosed%2Fa");
		}
	}

	@Test
	void anApplicationMayKnowBetter() {
		try (RunningApplication application = RunningApplication.start(KnowingApplication.class, SECRET)) {
			Answer answer = application.send("GET /closed/a?x=1", "Host: backend:8080", "X-Edge-Host: app.example.com",
					"X-Edge-Secret: 7b1f");

			assertThat(answer.redirectUrl()).isEqualTo("https://app.example.com/closed/a?x=1");
			assertThat(
					application.send("GET /closed/a", "Host: backend:8080", "X-Edge-Host: evil.example").redirectUrl())
				.isEqualTo("http://backend:8080/closed/a");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "user@evil.example", "", "/evil.example", "a b", "a%2fb", "app.example.com:x" })
	void whatAnApplicationBelievesMustBeAnAddress(String host) {
		try (RunningApplication application = RunningApplication.start(KnowingApplication.class, SECRET)) {
			assertThat(application.send("GET /closed/a", HOST, "X-Edge-Secret: 7b1f", "X-Edge-Host: " + host).status())
				.isEqualTo(400);
		}
	}

	private static void assertActivates(Answer answer, String redirectUrl) {
		assertThat(answer.status()).isEqualTo(307);
		assertThat(answer.location()).startsWith("https://clerk.example.com/v1/client/handshake?")
			.contains("organization_id=acme");
		assertThat(answer.redirectUrl()).isEqualTo(redirectUrl);
	}

	private static String signedIn() {
		return "Cookie: __client_uat=1700000000; __session=" + TestKeys.token(Clock.systemUTC().instant());
	}

	/**
	 * Behind an edge whose headers nothing else understands.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(PublishedApplication.class)
	static class KnowingApplication {

		@Bean
		PublicUrlResolver edgeUrls(@Value("${edge.secret}") String secret) {
			PublicUrlResolver direct = new RequestPublicUrlResolver();
			return (request) -> {
				String given = Objects.requireNonNullElse(request.getHeader("X-Edge-Secret"), "");
				boolean fromEdge = MessageDigest.isEqual(given.getBytes(UTF_8), secret.getBytes(UTF_8));
				if (!fromEdge) {
					return direct.resolve(request);
				}
				String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
				return "https://" + request.getHeader("X-Edge-Host") + request.getRequestURI() + query;
			};
		}

	}

}
