package com.clerk.spring.proxy;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.boot.RunningApplication.Answer;
import com.clerk.spring.proxy.RawUpstream.Received;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The proxy is ahead of everything else in the application, and where it is not there,
 * its path is an ordinary one.
 */
class ProxyPrecedenceTests {

	private static ProxyingApplication application;

	@BeforeAll
	static void start() {
		application = ProxyingApplication.start("server.forward-headers-strategy=framework",
				"clerk.frontend-api-proxy.client-ip-headers=CF-Connecting-IP,X-Real-IP");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void forget() {
		application.upstream().reset();
	}

	@Test
	void nobodyIsAuthenticatedOrSentToAHandshake() {
		Answer answer = application.send("GET /__clerk/v1/client?__clerk_handshake=abc", "Accept: text/html",
				"Sec-Fetch-Dest: document", "Cookie: __client_uat=1700000000; __session=a.b.c");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(application.upstream().next().target()).isEqualTo("/v1/client?__clerk_handshake=abc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain" })
	void aPostNeedsNoCsrfTokenAndItsFormIsNotRead(String type) {
		Answer answer = application.sendBody("POST /__clerk/v1/client", "_method=DELETE&a=%20", "Content-Length: 20",
				"Content-Type: " + type, "Origin: https://evil.example", "Cookie: JSESSIONID=abc");

		assertThat(answer.status()).isEqualTo(200);
		Received received = application.upstream().next();
		assertThat(received.requestLine()).isEqualTo("POST /v1/client HTTP/1.1");
		assertThat(received.header("Content-Type")).containsExactly(type);
		assertThat(received.body()).isEqualTo("_method=DELETE&a=%20");
	}

	@Test
	void aPreflightIsTheFrontendApis() {
		application.upstream()
			.answers("HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: https://other.example", "");

		Answer answer = application.send("OPTIONS /__clerk/v1/client", "Origin: https://other.example",
				"Access-Control-Request-Method: PUT");

		assertThat(answer.status()).isEqualTo(204);
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly("https://other.example");
		assertThat(application.upstream().next().header("Access-Control-Request-Method")).containsExactly("PUT");
	}

	@Test
	void anAnswerHasNothingOfTheApplication() {
		Answer answer = application.send("GET /__clerk/v1/client", "Origin: https://other.example");

		assertThat(List.of("Set-Cookie", "X-Frame-Options", "X-Content-Type-Options", "Cache-Control", "Vary",
				"Expires", "Pragma", "X-XSS-Protection", "X-Clerk-Auth-Status", "Access-Control-Allow-Origin"))
			.allSatisfy((name) -> assertThat(answer.header(name)).as(name).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/__clerk//a", "/__clerk/a;b=c", "/__clerk/a%25b" })
	void theFirewallOfSpringSecurityHasNoSay(String path) {
		assertThat(application.send("GET " + path).status()).isEqualTo(200);
	}

	@Test
	void whereTheConditionIsFalseThePathIsAnOrdinaryOne() {
		for (String headers : List.of("Host: disabled.example", "X-Forwarded-Host: disabled.example")) {
			Answer answer = application.send("GET /__clerk/v1/client", headers);

			assertThat(answer.status()).as(headers).isIn(307, 401, 403, 404);
		}
		assertThat(application.upstream().count()).isZero();
	}

	@Test
	void whereTheProxyIsDisabledThePathIsAnOrdinaryOne() {
		try (ProxyingApplication disabled = ProxyingApplication.start("clerk.frontend-api-proxy.enabled=false")) {
			assertThat(disabled.send("GET /__clerk/v1/client").status()).isIn(307, 401, 403, 404);
			assertThat(disabled.upstream().count()).isZero();
		}
	}

	@Test
	void anotherHostThanTheAllowedOnesHasNoProxy() {
		try (ProxyingApplication own = ProxyingApplication.start("clerk.allowed-hosts=app.example")) {
			assertThat(own.send("GET /__clerk/v1/client").status()).isEqualTo(200);
			assertThat(own.send("GET /__clerk/v1/client", "Host: evil.example").status()).isEqualTo(421);
			assertThat(own.upstream().count()).isOne();
		}
	}

	@Test
	void thePathIsTheConfiguredOne() {
		try (ProxyingApplication moved = ProxyingApplication.start("clerk.frontend-api-proxy.path=/auth/fapi")) {
			assertThat(moved.send("GET /auth/fapi/v1/client").status()).isEqualTo(200);

			Received received = moved.upstream().next();
			assertThat(received.target()).isEqualTo("/v1/client");
			assertThat(received.header("Clerk-Proxy-Url")).containsExactly("http://app.example/auth/fapi");
			assertThat(moved.send("GET /__clerk/v1/client").status()).isNotEqualTo(200);
		}
	}

	@Test
	void aContextPathIsPartOfThePublicAddressOnly() {
		try (ProxyingApplication shop = ProxyingApplication.start("server.servlet.context-path=/shop")) {
			shop.upstream().answers("HTTP/1.1 302 Found\nLocation: /v1/x\nContent-Length: 0", "");

			Answer answer = shop.send("GET /shop/__clerk/v1/client?a=1");

			assertThat(answer.header("Location")).containsExactly("http://app.example/shop/__clerk/v1/x");
			Received received = shop.upstream().next();
			assertThat(received.target()).isEqualTo("/v1/client?a=1");
			assertThat(received.header("Clerk-Proxy-Url")).containsExactly("http://app.example/shop/__clerk");
			assertThat(shop.send("GET /__clerk/v1/client").status()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/mvc", "/" })
	void theProxyIsThereWhereverTheDispatcherServletIs(String servlet) {
		try (ProxyingApplication shop = ProxyingApplication.start("server.servlet.context-path=/shop",
				"spring.mvc.servlet.path=" + servlet)) {
			for (String path : List.of("/v1/client", "", "/")) {
				assertThat(shop.send("GET /shop/__clerk" + path).status()).isEqualTo(200);
			}
			assertThat(shop.send("GET /shop/__clerk/v1/client", "Host: disabled.example").status()).isEqualTo(404);
			assertThat(shop.upstream().count()).isEqualTo(3);
		}
	}

	@Test
	void everyInstanceHasItsOwnKeyByHost() {
		try (ProxyingApplication several = ProxyingApplication.start(
				"clerk.instances.a.publishable-key=pk_test_Y2xlcmsuaGFybmVzcy5leGFtcGxlJA",
				"clerk.instances.a.secret-key=sk_test_of_a_000000000000000", "clerk.instances.a.hosts=a.example",
				"clerk.instances.b.publishable-key=pk_test_Y2xlcmsuaGFybmVzcy5leGFtcGxlJA",
				"clerk.instances.b.secret-key=sk_test_of_b_000000000000000", "clerk.instances.b.hosts=b.example")) {
			several.send("GET /__clerk/v1/client", "Host: a.example");
			several.send("GET /__clerk/v1/client", "Host: b.example", "Clerk-Secret-Key: sk_test_of_a_000000000000000");

			assertThat(several.upstream().next().header("Clerk-Secret-Key"))
				.containsExactly("sk_test_of_a_000000000000000");
			assertThat(several.upstream().next().header("Clerk-Secret-Key"))
				.containsExactly("sk_test_of_b_000000000000000");
		}
	}

	@Test
	void theBaseOfTheFrontendApiIsAPrefixThatRedirectsLose() {
		try (RawUpstream upstream = new RawUpstream();
				ProxyingApplication based = ProxyingApplication
					.start("clerk.frontend-api-proxy.fapi-url=" + upstream.url() + "/base/")) {
			upstream.answers("HTTP/1.1 302 Found\nLocation: " + upstream.url() + "/base/v1/x\nContent-Length: 0", "");

			Answer answer = based.send("GET /__clerk/v1/client");

			assertThat(upstream.next().target()).isEqualTo("/base/v1/client");
			assertThat(answer.header("Location")).containsExactly("http://app.example/__clerk/v1/x");
		}
	}

	@Test
	void aConfiguredProxyUrlIsTheOneThatIsSent() {
		try (ProxyingApplication fixed = ProxyingApplication.start("clerk.proxy-url=https://app.example/__clerk/")) {
			fixed.send("GET /__clerk/v1/client", "Host: internal.example:8080");

			assertThat(fixed.upstream().next().header("Clerk-Proxy-Url"))
				.containsExactly("https://app.example/__clerk");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			X-Forwarded-Proto: https | X-Forwarded-Host: www.example -> https://www.example
			X-Forwarded-Proto: https -> https://app.example
			X-Forwarded-Proto: https, http | X-Forwarded-Host: www.example, b.example -> https://www.example
			X-Forwarded-Host: www.example | X-Forwarded-Port: 8443 -> http://www.example:8443
			Forwarded: proto=https;host="www.example:8443" -> https://www.example:8443
			""")
	void behindATrustedProxyTheOriginIsTheForwardedOne(String headers, String origin) {
		assertThat(application.send("GET /__clerk/v1/client", headers.split(" \\| ")).status()).isEqualTo(200);

		Received received = application.upstream().next();
		ProxiedRequestTests.assertOwnHeaders(received, origin);
		assertThat(received.header("Forwarded")).isEmpty();
		assertThat(received.header("X-Forwarded-Port")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: evil.example/x", "X-Forwarded-Host: user@evil.example",
			"X-Forwarded-Host: evil.example\\", "X-Forwarded-Host: \"evil.example", "X-Forwarded-Host: <evil.example>",
			"X-Forwarded-Proto: javascript", "X-Forwarded-Proto: ftp", "X-Forwarded-Port: evil",
			"Forwarded: host=\"evil.example/x\"" })
	void aForwardedOriginThatIsNoneIsNeverCopied(String header) {
		Answer answer = application.send("GET /__clerk/v1/client", header);

		assertThat(answer.status()).isIn(200, 400);
		if (answer.status() == 200) {
			ProxiedRequestTests.assertOwnHeaders(application.upstream().next(), "http://app.example");
		}
		else {
			assertThat(application.upstream().count()).isZero();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			X-Forwarded-For: 203.0.113.7 -> 203.0.113.7
			X-Forwarded-For: 203.0.113.7, 10.0.0.1 -> 203.0.113.7
			X-Forwarded-For: [2001:db8::1]:5123 -> 2001:db8::1
			Forwarded: for="[2001:db8::1]:5123" -> 2001:db8::1
			X-Forwarded-For: 203.0.113.7 | CF-Connecting-IP: 198.51.100.9 -> 198.51.100.9
			X-Real-IP: 198.51.100.8 | CF-Connecting-IP: 198.51.100.9 -> 198.51.100.9
			X-Real-IP: 198.51.100.8:443 | CF-Connecting-IP: unknown -> 198.51.100.8
			CF-Connecting-IP: [2001:db8::1%25eth0]:5123 | X-Real-IP: fe80::1%eth0 -> 2001:db8::1
			X-Real-IP: fe80::1%eth0 -> fe80::1
			X-Forwarded-For: unknown | CF-Connecting-IP: example.com | X-Real-IP: 1.2.3.4.5 -> 127.0.0.1
			""")
	void behindATrustedProxyTheClientIsTheForwardedOne(String headers, String address) {
		assertThat(application.send("GET /__clerk/v1/client", headers.split(" \\| ")).status()).isEqualTo(200);

		Received received = application.upstream().next();
		assertThat(received.header("X-Forwarded-For")).containsExactly(address);
		assertThat(received.header("CF-Connecting-IP")).isEmpty();
		assertThat(received.header("X-Real-IP")).isEmpty();
	}

}
