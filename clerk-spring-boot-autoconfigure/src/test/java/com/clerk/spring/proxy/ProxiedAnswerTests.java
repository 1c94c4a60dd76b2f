package com.clerk.spring.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.boot.RunningApplication.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser receives of what the Frontend API answers.
 */
class ProxiedAnswerTests {

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
	@ValueSource(ints = { 200, 201, 299, 302, 304, 400, 401, 404, 407, 418, 422, 429, 499, 500, 503, 599 })
	void anyStatusIsDelivered(int status) {
		application.upstream().answers("HTTP/1.1 " + status + " Whatever\nContent-Length: 0\nX-Own: 1", "");

		Answer answer = get();

		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("X-Own")).containsExactly("1");
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void everyCookieIsItsOwnFieldByteForByte() {
		List<String> cookies = List.of("__client=a; Path=/; Domain=example.com; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
				"__client_uat=1; Partitioned; Priority=High; SameSite=None", "__client_uat=2", "odd");
		application.upstream()
			.answers("HTTP/1.1 200 OK\nContent-Length: 0\nSet-Cookie: " + String.join("\nSet-Cookie: ", cookies), "");

		assertThat(get().header("Set-Cookie")).containsExactlyElementsOf(cookies);
	}

	@Test
	void headersOfTheAnswerAreTheOnlyOnes() {
		application.upstream().answers("""
				HTTP/1.1 200 OK
				Content-Length: 2
				Content-Type: application/json
				Cache-Control: private, max-age=0
				Date: Wed, 21 Oct 2015 07:28:00 GMT
				Access-Control-Allow-Origin: https://app.example
				X-Frame-Options: SAMEORIGIN
				Vary: Origin
				Vary: Accept-Encoding
				X-Octets: caf\u00e9
				X-Empty:
				Connection: X-Hop, close
				X-Hop: 1
				Keep-Alive: timeout=5
				Proxy-Connection: x
				Upgrade: h2c
				Trailer: X-T
				""", "{}");

		Answer answer = get();

		assertThat(answer.header("Content-Type")).containsExactly("application/json");
		assertThat(answer.header("Cache-Control")).containsExactly("private, max-age=0");
		assertThat(answer.header("Date")).containsExactly("Wed, 21 Oct 2015 07:28:00 GMT");
		assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly("https://app.example");
		assertThat(answer.header("X-Frame-Options")).containsExactly("SAMEORIGIN");
		assertThat(String.join(", ", answer.header("Vary"))).isEqualTo("Origin, Accept-Encoding");
		assertThat(answer.header("X-Empty")).containsExactly("");
		assertThat(List.of("X-Hop", "Keep-Alive", "Proxy-Connection", "Upgrade", "Trailer", "X-Content-Type-Options",
				"Strict-Transport-Security", "Expires", "Pragma", "Set-Cookie", "Transfer-Encoding"))
			.allSatisfy((name) -> assertThat(answer.header(name)).as(name).isEmpty());
	}

	@Test
	void octetsOfHeadersStayOctets() throws IOException {
		application.upstream().answers("HTTP/1.1 200 OK\nContent-Length: 0\nX-Octets: caf\u00e9 \u00c3\u00a9", "");

		try (Socket client = application.open("GET /__clerk/v1/client")) {
			assertThat(rest(client)).contains("X-Octets: caf\u00e9 \u00c3\u00a9\r\n");
		}
	}

	@Test
	void aTypeThatIsAbsentStaysAbsent() {
		application.upstream().answers("HTTP/1.1 200 OK\nContent-Length: 2", "ok");

		assertThat(get().header("Content-Type")).isEmpty();
	}

	@Test
	void compressedBodiesStayAsTheyAre() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write("clerk".repeat(1000).getBytes(StandardCharsets.US_ASCII));
		}
		String body = bytes.toString(StandardCharsets.ISO_8859_1);
		application.upstream()
			.answers("HTTP/1.1 200 OK\nContent-Encoding: gzip\nETag: \"x\"\nContent-Length: " + body.length(), body);

		try (Socket client = application.open("GET /__clerk/v1/client", "Accept-Encoding: gzip")) {
			assertThat(rest(client))
				.contains("Content-Encoding: gzip\r\n", "ETag: \"x\"\r\n", "Content-Length: " + body.length() + "\r\n")
				.endsWith("\r\n\r\n" + body);
		}
	}

	@Test
	void aHeadRequestKeepsTheLengthAndHasNoBody() {
		application.upstream()
			.answers("HTTP/1.1 200 OK\nContent-Length: 12345\nETag: \"x\"\nContent-Type: text/javascript", "");

		Answer answer = application.send("HEAD /__clerk/v1/client");

		assertThat(answer.header("Content-Length")).containsExactly("12345");
		assertThat(answer.header("ETag")).containsExactly("\"x\"");
		assertThat(answer.header("Content-Type")).containsExactly("text/javascript");
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void aBodyOfUnknownLengthIsWholeInOneFraming() {
		application.upstream()
			.answers("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-T: 1\r\n\r\n");

		Answer answer = get();

		assertThat(answer.body().replaceAll("\r\n|[0-9]", "")).isEqualTo("abcde");
		assertThat(answer.header("Content-Length").contains("5") || answer.body().endsWith("0\r\n\r\n")).isTrue();
		assertThat(answer.header("Content-Length").size() + answer.header("Transfer-Encoding").size()).isOne();
	}

	@Test
	void aBodyThatTheConnectionEndsIsWholeToo() {
		application.upstream().answers("HTTP/1.0 200 OK\nContent-Type: text/plain", "abcde");

		Answer answer = get();

		assertThat(answer.body()).contains("abcde");
		assertThat(answer.header("Content-Length").contains("5") || answer.body().endsWith("0\r\n\r\n")).isTrue();
	}

	@Test
	void eachPieceReachesTheBrowserWhenItComes() throws IOException {
		application.upstream().answers((received, socket) -> {
			RawUpstream.write(socket,
					"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + "Transfer-Encoding: chunked\r\n\r\n");
			RawUpstream.write(socket, "5\r\ndata1\r\n");
			RawUpstream.Script.SILENCE.answer(received, socket);
		});

		try (Socket client = application.open("GET /__clerk/v1/events")) {
			assertThat(until(client, "data1")).contains("text/event-stream");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			Content-Length: 10 -> abc
			Transfer-Encoding: chunked -> 3|abc|
			Transfer-Encoding: chunked -> a|abc
			""")
	void anAnswerThatIsCutShortAfterItsBeginningLooksCutShort(String framing, String body) throws IOException {
		CountDownLatch begun = new CountDownLatch(1);
		application.upstream().answers((received, socket) -> {
			RawUpstream.write(socket, "HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + body.replace("|", "\r\n"));
			RawUpstream.await(begun);
			socket.close();
		});

		try (Socket client = application.open("GET /__clerk/v1/client")) {
			assertThat(until(client, "abc")).contains(framing);
			begun.countDown();
			assertThat(rest(client).strip()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 10", "Content-Length: 1000000" })
	void anAnswerThatIsCutShortAtOnceIsA502OrLooksCutShort(String framing) throws IOException {
		application.upstream().answers("HTTP/1.1 200 OK\n" + framing, "abc");

		for (int i = 0; i < 20; i++) {
			try (Socket client = application.open("GET /__clerk/v1/client")) {
				String text = rest(client);
				boolean cut = text.startsWith("HTTP/1.1 200") && text.contains(framing);
				assertThat(cut || text.startsWith("HTTP/1.1 502") && text.endsWith("]}")).as(text).isTrue();
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", nullValues = "none", textBlock = """
			UP/v1/x?a=b%20c#f -> http://app.example/__clerk/v1/x?a=b%20c#f
			/v1/x -> http://app.example/__clerk/v1/x
			http://127.0.0.1.evil.example/x -> http://127.0.0.1.evil.example/x
			myapp://cb?code=1 -> myapp://cb?code=1
			https://other.example/?next=UP/v1/x -> https://other.example/?next=UP/v1/x
			""")
	void redirectsLeadBackToTheProxyAndAreNotFollowed(String location, String expected) {
		String up = application.upstream().url();
		application.upstream()
			.answers("HTTP/1.1 302 Found\nContent-Length: 0\nLocation: " + location.replace("UP", up), "");

		Answer answer = get();

		assertThat(answer.status()).isEqualTo(302);
		assertThat(answer.header("Location")).containsExactly(expected.replace("UP", up));
		assertThat(application.upstream().count()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Bad: a\u007fb", "X-Bad: a\u0001b", "X Bad: a", "Content-Length: 5\nContent-Length: 6",
			"Content-Length: 2\nTransfer-Encoding: chunked", "Content-Length: -1" })
	void anAnswerThatIsNoHttpBecomesA502(String header) {
		application.upstream().answers("HTTP/1.1 200 OK\n" + header, "ok");

		Answer answer = get();

		assertThat(answer.status()).isEqualTo(502);
		assertThat(answer.text()).doesNotContain("X-Evil", "X-Bad");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000X-Evil: 1", "a\rX-Evil: 1", "a\r\u0000X-Evil: 1" })
	void whatEndsALineSomewhereIsABlankOrA502(String value) {
		application.upstream().answers("HTTP/1.1 200 OK\nContent-Length: 0\nX-Bad: " + value, "");

		Answer answer = get();

		assertThat(answer.header("X-Evil")).isEmpty();
		assertThat(answer.status()).isIn(200, 502);
		assertThat(answer.header("X-Bad")).allMatch((delivered) -> delivered.matches("a +X-Evil: 1"));
	}

	@Test
	void aLocationWithControlCharactersIsDropped() {
		application.upstream().answers("HTTP/1.1 302 Found\nContent-Length: 0\nLocation: /a\u0001b", "");

		assertThat(get().header("Location")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: upgrade",
			"HTTP/1.1 99 Low", "HTTP/1.1 600 High", "SSH-2.0-OpenSSH", "HTTP/1.1 abc" })
	void anAnswerWithoutAStatusThatTheProxyHasBecomesA502(String head) {
		application.upstream().answers(head, "");

		assertThat(get().status()).isEqualTo(502);
	}

	@Test
	void interimAnswersAreNoAnswer() {
		application.upstream()
			.answers("HTTP/1.1 103 Early Hints\nLink: </a>\n\nHTTP/1.1 100 Continue\n\nHTTP/1.1 201 Created\n"
					+ "Content-Length: 2", "ok");

		String text = get().text();

		assertThat(text.substring(text.lastIndexOf("HTTP/1.1"))).startsWith("HTTP/1.1 201").endsWith("ok");
	}

	@Test
	void aHeadOfSixteenKilobytesIsWholeOrA502() {
		application.upstream()
			.answers("HTTP/1.1 200 OK\nContent-Length: 2\n" + header("X-Large", 15 * 1024) + "\nX-Last: 1", "ok");

		Answer answer = get();

		if (answer.status() == 200) {
			assertThat(answer.header("X-Large").get(0)).hasSize(15 * 1024);
			assertThat(answer.header("X-Last")).containsExactly("1");
		}
		else {
			assertThat(answer.status()).isEqualTo(502);
			assertThat(answer.text()).doesNotContain("X-Large");
		}
	}

	@Test
	void aHeadOfSixteenKilobytesIsWholeWhereTheContainerTakesIt() {
		try (ProxyingApplication roomy = ProxyingApplication
			.start("server.tomcat.max-http-response-header-size=32KB")) {
			roomy.upstream()
				.answers("HTTP/1.1 200 OK\nContent-Length: 2\n" + header("X-Large", 15 * 1024) + "\nX-Last: 1", "ok");

			Answer answer = roomy.send("GET /__clerk/v1/client");

			assertThat(answer.header("X-Large").get(0)).hasSize(15 * 1024);
			assertThat(answer.header("X-Last")).containsExactly("1");
			assertThat(answer.body()).isEqualTo("ok");
		}
	}

	@Test
	void cookiesOfOneRequestDoNotReachTheNext() {
		application.upstream().answers("HTTP/1.1 200 OK\nContent-Length: 0\nSet-Cookie: a=1", "");
		get();
		application.upstream().next();
		get();

		assertThat(application.upstream().next().header("Cookie")).isEmpty();
	}

	private static Answer get() {
		return application.send("GET /__clerk/v1/client");
	}

	private static String header(String name, int size) {
		return name + ": " + "a".repeat(size);
	}

	private static String rest(Socket client) throws IOException {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		try {
			client.getInputStream().transferTo(received);
		}
		catch (SocketException ex) {
			// A reset is visible too.
		}
		return received.toString(StandardCharsets.ISO_8859_1);
	}

	private static String until(Socket client, String end) throws IOException {
		InputStream in = client.getInputStream();
		StringBuilder received = new StringBuilder();
		while (received.indexOf(end) < 0) {
			int octet = in.read();
			assertThat(octet).as("Received so far: %s", received).isNotNegative();
			received.append((char) octet);
		}
		return received.toString();
	}

}
