package com.clerk.spring.proxy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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
 * What the Frontend API receives, byte for byte, of what a browser or anybody else sends.
 */
class ProxiedRequestTests {

	private static final Set<String> OWN = Set.of("host", "clerk-proxy-url", "clerk-secret-key", "x-forwarded-for",
			"x-forwarded-host", "x-forwarded-proto");

	private static ProxyingApplication application;

	@BeforeAll
	static void start() {
		application = ProxyingApplication.start();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void forget() {
		application.upstream().reset();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			/__clerk -> /
			/__clerk/ -> /
			/__clerk?a=1 -> /?a=1
			/__clerk/v1/client?a=b%20c+d&a=2&flag&x= -> /v1/client?a=b%20c+d&a=2&flag&x=
			/__clerk/v1/client?_method=PATCH&__clerk_handshake=a -> /v1/client?_method=PATCH&__clerk_handshake=a
			/__clerk/npm/@clerk/clerk-js@5/dist/clerk.browser.js -> /npm/@clerk/clerk-js@5/dist/clerk.browser.js
			/__clerk/v1/a%20b/%C3%A9/%2520 -> /v1/a%20b/%C3%A9/%2520
			/__clerk/v1/x;p=1 -> /v1/x;p=1
			/__clerk/v1/%252e%252e/x -> /v1/%252e%252e/x
			/__clerk/v1/x?a=%0d%0aX-Evil:%201&b=%00 -> /v1/x?a=%0d%0aX-Evil:%201&b=%00
			/__clerk/v1/x?a=../../b -> /v1/x?a=../../b
			/__clerk//other.example/x -> //other.example/x
			/__clerk/https://other.example/x -> /https://other.example/x
			/__clerk/@other.example/x -> /@other.example/x
			/__clerk/:81/x -> /:81/x
			http://app.example/__clerk/v1/client?a=1 -> /v1/client?a=1
			""")
	void pathAndQueryArriveAsTheyWereSent(String target, String expected) {
		assertThat(application.send("GET " + target).status()).isEqualTo(200);

		Received received = application.upstream().next();
		assertThat(received.requestLine()).isEqualTo("GET " + expected + " HTTP/1.1");
		assertThat(received.header("Host")).containsExactly("127.0.0.1:" + application.upstream().port());
	}

	@Test
	void aPathOfAlmostEightKilobytesArrives() {
		String rest = "/v1/" + "a".repeat(7500);

		assertThat(application.send("GET /__clerk" + rest).status()).isEqualTo(200);

		assertThat(application.upstream().next().target()).isEqualTo(rest);
	}

	@Test
	void aPathOfMoreThanTheContainerTakesIsRefused() {
		assertThat(application.send("GET /__clerk/v1/" + "a".repeat(9000)).status()).isBetween(400, 499);

		assertThat(application.upstream().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/..", "/../", "/v1/../v1/client", "/./v1", "/v1/.", "/%2e%2e/x", "/.%2E/x", "/%2e/x",
			"/..;x/y", "/..;/y", "/%2e%2e;x=1/y", "/..%2fx", "/..%5cx", "/a%2f..%2fb", "/a%5c..%5cb", "/a%2f..",
			"/%2e%2e%2fx", "/v1/a%00b", "/v1/a%0d%0aX-Evil:1", "/v1/a%0a", "/v1/a%7f", "/v1/a%1f", "/..\\x", "/a\\b",
			"/v1/..%3bx/y" })
	void aPathWithTwoReadingsIsRefusedAndNothingSent(String rest) {
		Answer answer = application.send("GET /__clerk" + rest);

		assertThat(answer.status()).isEqualTo(400);
		assertThat(application.upstream().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/__clerkfoo", "/__CLERK/v1", "/%5F%5Fclerk/v1", "/__clerk;x=1/v1", "/a/../__clerk/v1",
			"//__clerk/v1", "/./__clerk/v1", "/a;/../__clerk/v1" })
	void aPathThatOnlyResemblesTheProxysIsAnOrdinaryOne(String path) {
		Answer answer = application.send("GET " + path);

		assertThat(answer.status()).isNotEqualTo(200);
		assertThat(application.upstream().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /__clerk/v1/a\u0000b", "GET /__clerk/v1/x?a=\u0000", "GET /__clerk/v1/x?a=\rb",
			"GET /__clerk/v1/\rb", "GET /__clerk/v1/x?a=b c", "GET /__clerk/v1/\u007f" })
	void aTargetWithRawControlCharactersIsRefused(String requestLine) {
		assertThat(application.send(requestLine).status()).isBetween(400, 499);

		assertThat(application.upstream().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "X-OWN" })
	void everyOtherMethodIsPassedOn(String method) {
		assertThat(application.send(method + " /__clerk/v1/x", "Content-Length: 0").status()).isEqualTo(200);

		assertThat(application.upstream().next().requestLine()).isEqualTo(method + " /v1/x HTTP/1.1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "CONNECT" })
	void methodsForConnectionsAreRefused(String method) {
		assertThat(application.send(method + " /__clerk/v1/x").status()).isIn(400, 405, 501);

		assertThat(application.upstream().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Clerk-Secret-Key", "clerk-secret-key", "CLERK-SECRET-KEY", "Clerk_Secret_Key",
			"clerk_Secret-key", "Clerk-Proxy-Url", "clerk-proxy-url", "CLERK_PROXY_URL", "X-Forwarded-For",
			"x_forwarded_for", "X-Forwarded-Host", "X-FORWARDED_HOST", "X-Forwarded-Proto", "x-forwarded-proto",
			"X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Anything", "Forwarded", "X-Real-IP", "X_Real_IP",
			"CF-Connecting-IP", "True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP" })
	void whatTheProxyKnowsBetterIsNeverBelieved(String name) {
		assertThat(application.send("GET /__clerk/v1/client", name + ": forged.example", name + ": twice.example")
			.status()).isEqualTo(200);

		Received received = application.upstream().next();
		assertThat(received.head()).doesNotContain("forged", "twice");
		assertOwnHeaders(received, "http://app.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Clerk-Secret-Key", "close, clerk-secret-key , CLERK-PROXY-URL", "Host",
			"Content-Length, X-Forwarded-For", "X-Forwarded-Host,X-Forwarded-Proto,,", "Transfer-Encoding" })
	void connectionHasNoPowerOverWhatTheProxySets(String listed) {
		Answer answer = application.sendBody("POST /__clerk/v1/client", "abc", "Connection: " + listed,
				"Content-Length: 3");

		assertThat(answer.status()).isEqualTo(200);
		Received received = application.upstream().next();
		assertOwnHeaders(received, "http://app.example");
		assertThat(received.header("Host")).hasSize(1);
		assertThat(received.header("Content-Length")).containsExactly("3");
		assertThat(received.body()).isEqualTo("abc");
	}

	@Test
	void whatConcernsTheConnectionOnlyStaysBehind() {
		application.send("GET /__clerk/v1/client", "Connection: X-Own, keep-alive", "X-Own: 1", "x-own: 2",
				"Keep-Alive: timeout=5", "Proxy-Connection: x", "Proxy-Authenticate: x", "Proxy-Authorization: Basic x",
				"TE: trailers", "Trailer: X-T", "Upgrade: websocket", "HTTP2-Settings: AAMAAABkAAQAAP__",
				"Sec-WebSocket-Key: a", "X-Kept: 1");

		Received received = application.upstream().next();
		assertThat(List.of("Connection", "X-Own", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate",
				"Proxy-Authorization", "TE", "Trailer", "Upgrade", "HTTP2-Settings", "Via"))
			.allSatisfy((name) -> assertThat(received.header(name)).as(name).isEmpty());
		assertThat(received.header("X-Kept")).containsExactly("1");
		assertThat(received.header("Sec-WebSocket-Key")).containsExactly("a");
	}

	@Test
	void everythingElsePassesUnchangedAndNothingIsAdded() {
		List<String> sent = List.of("Authorization: Bearer abc", "Origin: https://evil.example",
				"Referer: https://app.example/a?b=c", "Sec-Fetch-Site: cross-site", "Range: bytes=0-1",
				"If-None-Match: W/\"a\"", "Accept-Encoding: br;q=1.0, gzip", "X-Empty:", "X-Twice: 1", "X-Twice: 2",
				"X-Octets: caf\u00e9 \u00c3\u00a9", "Cookie: a=1; b=\"2\"");

		application.send("GET /__clerk/v1/client", sent.toArray(String[]::new));

		Received received = application.upstream().next();
		List<String> theirs = received.head()
			.lines()
			.skip(1)
			.filter((line) -> !line.isEmpty() && !OWN.contains(name(line)))
			.map(ProxiedRequestTests::normalized)
			.toList();
		assertThat(theirs).containsExactlyElementsOf(sent.stream().map(ProxiedRequestTests::normalized).toList());
	}

	@Test
	void severalCookieFieldsBecomeOne() {
		application.send("GET /__clerk/v1/client", "Cookie: a=1", "Cookie: b=2, 3");

		assertThat(application.upstream().next().header("Cookie")).containsExactly("a=1; b=2, 3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Bad: a\u0000b", "X-Bad: a\rb", "X Bad: a", "X-Bad : a", "X-Good: a\r\n folded" })
	void aHeaderThatIsNoneIsRefusedOrReadInOneWay(String line) {
		Answer answer = application.send("GET /__clerk/v1/client", line);

		if (answer.status() == 200) {
			assertThat(application.upstream().next().head()).doesNotContain("\u0000", "\rb", "X Bad", "X-Bad :",
					"\r\n ");
		}
		else {
			assertThat(answer.status()).isBetween(400, 499);
			assertThat(application.upstream().count()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host: a.example/evil", "Host: user@a.example", "Host: a.example, b.example", "Host:",
			"Host: a.example | Host: b.example", "Host: a\"b.example", "Host: a.example:1:2", "Host: <a>" })
	void aHostThatIsNoneIsRefused(String lines) {
		assertThat(application.send("GET /__clerk/v1/client", lines.split(" \\| ")).status()).isEqualTo(400);

		assertThat(application.upstream().count()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "APP.example:8443, http://app.example:8443", "app.example:80, http://app.example",
			"'[2001:db8::1]:8080', 'http://[2001:db8::1]:8080'" })
	void thePublicOriginIsTheHostOfADirectRequest(String host, String origin) {
		application.send("GET /__clerk/v1/client", "Host: " + host);

		assertOwnHeaders(application.upstream().next(), origin);
	}

	@Test
	void aBodyOfKnownLengthKeepsItsLength() {
		application.sendBody("POST /__clerk/v1/client", "a=1&_method=DELETE", "Content-Length: 18",
				"Content-Type: application/x-www-form-urlencoded");

		Received received = application.upstream().next();
		assertThat(received.requestLine()).isEqualTo("POST /v1/client HTTP/1.1");
		assertThat(received.header("Content-Length")).containsExactly("18");
		assertThat(received.header("Transfer-Encoding")).isEmpty();
		assertThat(received.header("Content-Type")).containsExactly("application/x-www-form-urlencoded");
		assertThat(received.body()).isEqualTo("a=1&_method=DELETE");
	}

	@Test
	void aChunkedBodyStaysChunked() {
		application.sendBody("PATCH /__clerk/v1/client", "3\r\na=1\r\n6;x=y\r\n&b=\u00e9\u0000\r\r\n0\r\n\r\n",
				"Transfer-Encoding: chunked");

		Received received = application.upstream().next();
		assertThat(received.header("Transfer-Encoding")).containsExactly("chunked");
		assertThat(received.header("Content-Length")).isEmpty();
		assertThat(received.body()).isEqualTo("a=1&b=\u00e9\u0000\r");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "DELETE", "OPTIONS" })
	void aBodyOfAnyMethodArrives(String method) {
		application.sendBody(method + " /__clerk/v1/client", "abc", "Content-Length: 3");

		assertThat(application.upstream().next().body()).isEqualTo("abc");
	}

	@Test
	void aRequestWithoutBodyHasNoFraming() {
		application.send("GET /__clerk/v1/client");

		Received received = application.upstream().next();
		assertThat(received.header("Content-Length")).isEmpty();
		assertThat(received.header("Transfer-Encoding")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 3 | Transfer-Encoding: chunked", "Content-Length: 3 | Content-Length: 30",
			"Content-Length: 3, 30", "Content-Length: -1", "Content-Length: 0x3", "Transfer-Encoding: gzip",
			"Transfer-Encoding: chunked, chunked", "Transfer-Encoding: identity, chunked",
			"Transfer-Encoding: xchunked" })
	void aBodyWithTwoReadingsBecomesOneRequestAtMost(String lines) {
		application.sendBody("POST /__clerk/v1/client",
				"0\r\n\r\nGET /__clerk/v1/hidden HTTP/1.1\r\nHost: a.example\r\n\r\n", lines.split(" \\| "));

		assertThat(application.upstream().count()).isLessThanOrEqualTo(1);
		if (application.upstream().count() == 1) {
			Received received = application.upstream().next();
			assertThat(received.target()).isEqualTo("/v1/client");
			assertThat(received.header("Content-Length").size() + received.header("Transfer-Encoding").size())
				.isEqualTo(1);
		}
	}

	@Test
	void expectContinueIsAnsweredByTheContainer() {
		Answer answer = application.sendBody("POST /__clerk/v1/client", "abc", "Content-Length: 3",
				"Expect: 100-continue");

		assertThat(answer.text()).startsWith("HTTP/1.1 100").contains("\r\n\r\nHTTP/1.1 200");
		Received received = application.upstream().next();
		assertThat(received.header("Expect")).isEmpty();
		assertThat(received.body()).isEqualTo("abc");
	}

	static void assertOwnHeaders(Received received, String origin) {
		String authority = origin.substring(origin.indexOf("://") + 3);
		assertThat(received.header("Clerk-Secret-Key")).containsExactly(ProxyingApplication.SECRET_KEY);
		assertThat(received.header("Clerk-Proxy-Url")).containsExactly(origin + "/__clerk");
		assertThat(received.header("X-Forwarded-For")).containsExactly("127.0.0.1");
		assertThat(received.header("X-Forwarded-Host")).containsExactly(authority);
		assertThat(received.header("X-Forwarded-Proto")).containsExactly(origin.substring(0, origin.indexOf("://")));
		assertThat(names(received).filter((name) -> name.contains("_"))).isEmpty();
	}

	private static Stream<String> names(Received received) {
		return received.head().lines().skip(1).filter((line) -> !line.isEmpty()).map(ProxiedRequestTests::name);
	}

	private static String name(String line) {
		return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
	}

	private static String normalized(String line) {
		return name(line) + ":" + line.substring(line.indexOf(':') + 1).strip();
	}

}
