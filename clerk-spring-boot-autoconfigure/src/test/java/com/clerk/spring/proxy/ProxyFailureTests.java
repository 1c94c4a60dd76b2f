package com.clerk.spring.proxy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.boot.RunningApplication.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the client gets, and what is left behind, when either side fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProxyFailureTests {

	private static final String FAILED = "{\"errors\":[{\"code\":\"proxy_request_failed\",\"message\":"
			+ "\"The request could not be passed on to the Frontend API.\"}]}";

	private static final int MANY = 250;

	private static ProxyingApplication application;

	@BeforeAll
	static void start() {
		application = ProxyingApplication.start("clerk.frontend-api-proxy.response-timeout=300ms",
				"clerk.frontend-api-proxy.idle-timeout=400ms");
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
	void anUpstreamThatDoesNotAnswerIsA504AndItsConnectionIsClosed() {
		application.upstream().answers(RawUpstream.Script.SILENCE);

		assertFailed(application.send("POST /__clerk/v1/client", "Content-Length: 0"), 504);

		assertThat(application.upstream().count()).isOne();
		eventually(() -> assertThat(application.upstream().openConnections()).isZero());
		assertNothingIsLeft(application);
	}

	@Test
	void anUpstreamThatFallsSilentWithinItsAnswerIsCutOff() throws IOException {
		application.upstream().answers((received, socket) -> {
			RawUpstream.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
			RawUpstream.Script.SILENCE.answer(received, socket);
		});

		try (Socket client = application.open("GET /__clerk/v1/client")) {
			assertThat(text(client)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nabc");
		}
		assertNothingIsLeft(application);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "HTTP/1.1", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Le",
			"HTTP/1.1 200 OK\r\nX-A: b\r\n" })
	void anUpstreamThatEndsBeforeItsHeadDoesIsA502AndIsNotAskedAgain(String beginning) {
		application.upstream().answers((received, socket) -> {
			RawUpstream.write(socket, beginning);
			socket.close();
		});

		assertFailed(application.send("POST /__clerk/v1/client", "Content-Length: 0"), 502);

		assertThat(application.upstream().count()).isOne();
		assertNothingIsLeft(application);
	}

	@Test
	void anUpstreamThatIsNotThereIsA502() throws IOException {
		int port;
		try (ServerSocket closed = new ServerSocket(0)) {
			port = closed.getLocalPort();
		}
		try (ProxyingApplication lonely = ProxyingApplication
			.start("clerk.frontend-api-proxy.fapi-url=http://127.0.0.1:" + port)) {
			assertFailed(lonely.send("GET /__clerk/v1/client"), 502);
			assertNothingIsLeft(lonely);
		}
	}

	@Test
	void aHeadRequestThatFailsHasNoBody() {
		application.upstream().answers((received, socket) -> socket.close());

		Answer answer = application.send("HEAD /__clerk/v1/client");

		assertThat(answer.status()).isEqualTo(502);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void aRequestThatNamesNoHostIsRefused() {
		assertFailed(application.sendRaw("GET /__clerk/v1/client HTTP/1.0\r\n\r\n"), 400);
		assertThat(application.upstream().count()).isZero();
	}

	@Test
	void aRefusedRequestTellsNothingElse() {
		assertFailed(application.send("GET /__clerk/v1/%2e%2e/x"), 400);
	}

	@Test
	void logsNeverShowTheSecretKeyNorWhatWasSent(CapturedOutput output) {
		try (ProxyingApplication verbose = ProxyingApplication.start("logging.level.com.clerk.spring.proxy=debug")) {
			verbose.upstream().answers((received, socket) -> socket.close());
			verbose.send("GET /__clerk/v1/tickets?ticket=t1cket", "Cookie: __client=c00kie", "Authorization: t0ken");
			verbose.send("GET /__clerk/..%2ft1cket", "X-Own: c00kie", "Authorization: t0ken");
			verbose.upstream().answers("HTTP/1.1 200 OK\nX Bad: h3ader", "");
			verbose.send("GET /__clerk/v1/client?ticket=t1cket");
		}

		assertThat(output).contains("A request to the Frontend API proxy failed")
			.doesNotContain(ProxyingApplication.SECRET_KEY, "q1W2e3R4t5Y6u7I8o9P0", "t1cket", "c00kie", "t0ken",
					"h3ader");
	}

	@Test
	void aFailureOfTheUpstreamIsWarnedOfOnceWithWhatToDo(CapturedOutput output) {
		try (ProxyingApplication fresh = ProxyingApplication.start()) {
			fresh.upstream().answers((received, socket) -> socket.close());
			for (int i = 0; i < 3; i++) {
				fresh.send("GET /__clerk/v1/client");
			}
		}

		assertThat(output).containsOnlyOnce("The Frontend API proxy failed once: broken_connection")
			.contains("Check that this machine reaches Clerk.");
	}

	@Test
	void aClientThatLeavesReleasesTheUpstream() throws IOException {
		try (ProxyingApplication patient = ProxyingApplication.start()) {
			patient.upstream().answers((received, socket) -> {
				RawUpstream.write(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
				while (true) {
					RawUpstream.write(socket, "data: 1\n\n".repeat(1000));
				}
			});
			try (Socket client = patient.open("GET /__clerk/v1/events")) {
				assertThat(client.getInputStream().readNBytes(20_000)).hasSize(20_000);
			}

			eventually(() -> assertThat(patient.upstream().openConnections()).isZero());
			assertNothingIsLeft(patient);
		}
	}

	@Test
	void aClientThatLeavesWithinItsBodyNeverCompletesTheRequest() throws IOException {
		try (ProxyingApplication patient = ProxyingApplication.start();
				Socket client = patient.openRaw("POST /__clerk/v1/client HTTP/1.1\r\nHost: app.example\r\n"
						+ "Content-Length: 100\r\n\r\nabc")) {
			eventually(() -> assertThat(patient.upstream().openConnections()).isOne());
			client.close();

			eventually(() -> assertThat(patient.upstream().openConnections()).isZero());
			assertThat(patient.upstream().count()).isZero();
			assertNothingIsLeft(patient);
		}
	}

	@Test
	void moreThanMaxInFlightAreTurnedAwayAndNothingSent() throws IOException {
		try (ProxyingApplication small = ProxyingApplication.start("clerk.frontend-api-proxy.max-in-flight=2")) {
			CountDownLatch release = hold(small);
			try (Socket first = small.open("GET /__clerk/v1/1"); Socket second = small.open("GET /__clerk/v1/2")) {
				eventually(() -> assertThat(small.upstream().count()).isEqualTo(2));

				Answer answer = small.send("GET /__clerk/v1/3");

				assertFailed(answer, 503);
				assertThat(answer.header("Retry-After")).containsExactly("1");
				assertThat(small.upstream().count()).isEqualTo(2);
				release.countDown();
				assertThat(text(first)).startsWith("HTTP/1.1 200");
				assertThat(text(second)).startsWith("HTTP/1.1 200");
			}
			assertNothingIsLeft(small);
			assertThat(small.send("GET /__clerk/v1/4").status()).isEqualTo(200);
		}
	}

	@Test
	void otherPagesAnswerWhileManyRequestsHang() throws IOException {
		try (ProxyingApplication busy = ProxyingApplication.start()) {
			CountDownLatch release = hold(busy);
			List<Socket> hanging = new ArrayList<>();
			for (int i = 0; i < MANY; i++) {
				hanging.add(busy.open("GET /__clerk/v1/" + i));
			}
			eventually(() -> assertThat(busy.upstream().count()).isEqualTo(MANY));

			long begin = System.nanoTime();
			assertThat(busy.send("GET /").body()).contains("home");
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));

			release.countDown();
			for (Socket client : hanging) {
				assertThat(text(client)).startsWith("HTTP/1.1 200").endsWith("fapi");
				client.close();
			}
			assertNothingIsLeft(busy);
		}
	}

	@Test
	void aProxyOfItselfIsDetected(CapturedOutput output) throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		try (ProxyingApplication loop = ProxyingApplication.start("server.port=" + port,
				"clerk.frontend-api-proxy.fapi-url=http://127.0.0.1:" + port + "/__clerk")) {
			Answer answer = loop.send("GET /__clerk/v1/client");

			assertThat(answer.status()).isEqualTo(500);
			assertThat(answer.body()).contains("proxy_configuration_error");
			assertNothingIsLeft(loop);
		}
		assertThat(output).contains("loop", "clerk.frontend-api-proxy.fapi-url");
	}

	private static void assertFailed(Answer answer, int status) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body()).isEqualTo(FAILED);
		assertThat(answer.header("Content-Type")).containsExactly("application/json");
		assertThat(answer.header("Cache-Control")).containsExactly("no-store");
		assertThat(answer.header("Content-Length")).containsExactly(String.valueOf(FAILED.length()));
	}

	private static void assertNothingIsLeft(ProxyingApplication application) {
		eventually(() -> assertThat(application.proxy().inFlight()).isZero());
	}

	/**
	 * Lets no request be answered until the latch is released.
	 */
	private static CountDownLatch hold(ProxyingApplication application) {
		CountDownLatch release = new CountDownLatch(1);
		application.upstream().answers((received, socket) -> {
			RawUpstream.await(release);
			RawUpstream.Script.OK.answer(received, socket);
		});
		return release;
	}

	private static void eventually(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion);
	}

	private static String text(Socket client) throws IOException {
		return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
	}

}
