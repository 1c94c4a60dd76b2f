package com.clerk.spring.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpCoreTransport} with upstreams that behave, and that don't.
 */
class HttpCoreTransportTests {

	private static final int CONNECTIONS = 4;

	private HttpCoreTransport transport;

	@BeforeEach
	void start() throws Exception {
		this.transport = start(InetAddress::getAllByName);
	}

	private static HttpCoreTransport start(HttpCoreConnector.Names names) throws Exception {
		return HttpCoreTransport.start(SSLContext.getDefault(), CONNECTIONS, new EgressProxies(() -> null), names);
	}

	@AfterEach
	void close() {
		this.transport.close();
	}

	@Test
	void aConnectionIsUsedAgain() throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start(ScriptedServer.Peer::answerAll)) {
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
			assertThat(upstream.accepted()).isEqualTo(1);
		}
	}

	@Test
	void anIdleConnectionIsClosed() throws Exception {
		CompletableFuture<String> rest = new CompletableFuture<>();
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.write(ScriptedServer.OK);
			rest.complete(peer.readAll());
		})) {
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
			this.transport.closeIdle(Duration.ofSeconds(60));
			assertThat(rest).isNotDone();

			this.transport.closeIdle(Duration.ZERO);

			assertThat(RecordingListener.get(rest)).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
			"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok" })
	void aConnectionThatTheUpstreamWillCloseIsNotUsedAgain(String answer) throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.write(answer);
			peer.readAll();
		})) {
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
			assertThat(upstream.accepted()).isEqualTo(2);
		}
	}

	@Test
	void octetsAfterAnAnswerAreNotTakenForTheNextOne() throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.write(ScriptedServer.OK + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
			peer.readAll();
		}, ScriptedServer.Peer::answerAll)) {
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aPostAfterTheIdleConnectionWasClosedArrivesOnce(boolean reset) throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.write(ScriptedServer.OK);
			if (reset) {
				peer.reset();
			}
			peer.socket().close();
			closed.countDown();
		}, (peer) -> {
			peer.readHead();
			peer.readUntil("hello");
			peer.write(ScriptedServer.OK);
		})) {
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
			assertThat(closed.await(RecordingListener.PATIENCE_IN_SECONDS, TimeUnit.SECONDS)).isTrue();
			awaitClosedConnection();

			assertThat(post(upstream, "5", new FakeBody(5).send("hello").end()).outcome()).isEqualTo("200 ok");
			assertThat(upstream.heads()).hasSize(2);
		}
	}

	/**
	 * The end of a connection takes a moment to arrive, also on the same machine.
	 */
	private static void awaitClosedConnection() {
		LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
	}

	@RepeatedTest(5)
	void aPostIsNeverSentTwiceWhileConnectionsDie() throws Exception {
		AtomicInteger bodies = new AtomicInteger();
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.readUntil("hello");
			bodies.incrementAndGet();
			peer.write(ScriptedServer.OK);
		})) {
			List<RecordingListener> posts = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				posts.add(post(upstream, "5", new FakeBody(5).send("hello").end()));
			}
			List<String> outcomes = posts.stream().map(RecordingListener::outcome).toList();

			assertThat(outcomes).isSubsetOf("200 ok", "BROKEN_CONNECTION").contains("200 ok");
			assertThat(bodies).hasValueBetween((int) outcomes.stream().filter("200 ok"::equals).count(), 50);
			assertThat(posts).allSatisfy((post) -> assertThat(post.endings()).isEqualTo(1));
		}
	}

	@Test
	void anUpstreamThatDiesBeforeItsHeadIsNotAskedAgain() throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.reset();
		}, ScriptedServer.Peer::answerAll)) {
			assertThat(get(upstream).outcome()).isEqualTo("BROKEN_CONNECTION");
			assertThat(upstream.accepted()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 20", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nX-A: b\r\n" })
	void anUpstreamThatDiesWithinItsHeadIsABrokenConnection(String beginning) throws Exception {
		try (ScriptedServer upstream = answering(beginning)) {
			RecordingListener listener = get(upstream);

			assertThat(listener.outcome()).isIn("BROKEN_CONNECTION", "BAD_RESPONSE");
			assertThat(upstream.accepted()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 10\r\n\r\nhalf", "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
			"Transfer-Encoding: chunked\r\n\r\n4\r\nha", "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n4" })
	void anUpstreamThatDiesWithinItsBodyNeverLooksComplete(String half) throws Exception {
		try (ScriptedServer upstream = answering("HTTP/1.1 200 OK\r\n" + half)) {
			RecordingListener listener = get(upstream);

			assertThat(listener.head().status()).isEqualTo(200);
			assertThat(listener.outcome()).isIn("BROKEN_CONNECTION", "BAD_RESPONSE");
			assertThat(listener.endings()).isEqualTo(1);
		}
	}

	private static ScriptedServer answering(String answer) throws IOException {
		return ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.write(answer);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "10", "chunked" })
	void anUpstreamThatDiesWithinAnUploadIsABrokenConnection(String length) throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.readUntil("half");
			peer.reset();
		})) {
			FakeBody body = new FakeBody("chunked".equals(length) ? -1 : 10);

			RecordingListener listener = post(upstream, length, body.send("half"));

			assertThat(listener.outcome()).isEqualTo("BROKEN_CONNECTION");
			assertThat(upstream.accepted()).isEqualTo(1);
		}
	}

	@Test
	void aBodyOfUnknownLengthIsSentInChunksAsItComes() throws Exception {
		List<String> seen = new ArrayList<>();
		FakeBody body = new FakeBody(-1);
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			seen.add(peer.readUntil("first\r\n"));
			body.send("x".repeat(300)).end();
			seen.add(peer.readUntil("0\r\n\r\n"));
			peer.write(ScriptedServer.OK);
		})) {
			assertThat(post(upstream, "chunked", body.send("first")).outcome()).isEqualTo("200 ok");
			assertThat(seen).containsExactly("5\r\nfirst\r\n", "12c\r\n" + "x".repeat(300) + "\r\n0\r\n\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "10", "chunked" })
	void anEarlyAnswerIsDeliveredAndTheRequestIsNotMadeToLookWhole(String length) throws Exception {
		CompletableFuture<String> rest = new CompletableFuture<>();
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.readUntil("half");
			peer.write("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig");
			rest.complete(peer.readAll());
		})) {
			FakeBody body = new FakeBody("chunked".equals(length) ? -1 : 10);

			assertThat(post(upstream, length, body.send("half")).outcome()).isEqualTo("413 big");
			assertThat(RecordingListener.get(rest)).isIn("", "\r\n", "reset");
		}
	}

	@Test
	void aRequestBodyThatEndsEarlyIsNotMadeToLookWhole() throws Exception {
		CompletableFuture<String> rest = new CompletableFuture<>();
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> rest.complete(peer.readAll()))) {
			assertThat(post(upstream, "10", new FakeBody(10).send("half").end()).outcome()).isEqualTo("CLIENT_ABORTED");
			assertThat(RecordingListener.get(rest)).matches("(?s)|reset|.*\r\n\r\n(half)?");
		}
	}

	@Test
	void aCancelledRequestLetsGoOfItsConnection() throws Exception {
		CompletableFuture<Void> asked = new CompletableFuture<>();
		CompletableFuture<String> rest = new CompletableFuture<>();
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			asked.complete(null);
			rest.complete(peer.readAll());
		}, ScriptedServer.Peer::answerAll)) {
			RecordingListener listener = new RecordingListener();
			UpstreamCall call = this.transport.send(request(upstream, "GET", null), listener);
			RecordingListener.get(asked);

			call.cancel();
			call.cancel();

			assertThat(RecordingListener.get(rest)).isIn("", "reset");
			assertThat(listener.endings()).isZero();
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
		}
	}

	@Test
	void connectionsThatAreCancelledWhileTheyOpenLeaveTheirPlaces() throws Exception {
		try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				ScriptedServer upstream = ScriptedServer.start(ScriptedServer.Peer::answerAll)) {
			UpstreamUrl url = UpstreamUrl.parse("https://127.0.0.1:" + deaf.getLocalPort());
			for (int i = 0; i < 20 * CONNECTIONS; i++) {
				this.transport.send(new UpstreamRequest(url, "GET", "/", List.of(), null), new RecordingListener())
					.cancel();
			}

			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
		}
	}

	@Test
	void requestsCancelledAtAnyMomentHarmNoOther() throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start(ScriptedServer.Peer::answerAll)) {
			for (int i = 0; i < 300; i++) {
				RecordingListener listener = new RecordingListener();
				UpstreamCall call = this.transport.send(request(upstream, "GET", null), listener);
				LockSupport.parkNanos(i * 2_000L);
				call.cancel();
				assertThat(listener.endings()).isLessThanOrEqualTo(1);
			}
			for (int i = 0; i < 2 * CONNECTIONS; i++) {
				assertThat(get(upstream).outcome()).isEqualTo("200 ok");
			}
		}
	}

	@Test
	void aHostWithoutAddressIsNoConnection() throws Exception {
		HttpCoreTransport unresolving = start((host) -> {
			throw new UnknownHostException(host);
		});
		try (unresolving) {
			RecordingListener listener = new RecordingListener();
			unresolving.send(new UpstreamRequest(UpstreamUrl.parse("http://fapi.example"), "GET", "/", List.of(), null),
					listener);

			assertThat(listener.outcome()).isEqualTo("CONNECT");
		}
	}

	@Test
	void aSecondAddressIsTriedWhereTheFirstRefuses() throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start(ScriptedServer.Peer::answerAll);
				HttpCoreTransport transport = start((host) -> new InetAddress[] { InetAddress.getByName("127.0.0.9"),
						InetAddress.getLoopbackAddress() })) {
			RecordingListener listener = new RecordingListener();
			transport.send(new UpstreamRequest(upstream.url("http", "fapi.example"), "GET", "/", List.of(), null),
					listener);

			assertThat(listener.outcome()).isEqualTo("200 ok");
		}
	}

	@Test
	void aNameThatTakesItsTimeHoldsNobodyUp() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		HttpCoreTransport slow = start((host) -> {
			try {
				answer.await();
			}
			catch (InterruptedException ex) {
				throw new UnknownHostException(host);
			}
			return new InetAddress[] { InetAddress.getLoopbackAddress() };
		});
		try (slow; ScriptedServer upstream = ScriptedServer.start(ScriptedServer.Peer::answerAll)) {
			RecordingListener listener = new RecordingListener();
			slow.send(new UpstreamRequest(upstream.url("http", "fapi.example"), "GET", "/", List.of(), null), listener);
			assertThat(listener.isConnected()).isFalse();

			answer.countDown();

			assertThat(listener.outcome()).isEqualTo("200 ok");
		}
	}

	@Test
	void aRefusedConnectionIsNoConnection() throws Exception {
		int free;
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			free = socket.getLocalPort();
		}
		RecordingListener listener = new RecordingListener();

		this.transport.send(
				new UpstreamRequest(UpstreamUrl.parse("http://127.0.0.1:" + free), "GET", "/", List.of(), null),
				listener);

		assertThat(listener.outcome()).isEqualTo("CONNECT");
	}

	@Test
	void whatIsUnderWayIsToldThatTheTransportCloses() throws Exception {
		CompletableFuture<Void> asked = new CompletableFuture<>();
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.readHead();
			asked.complete(null);
			peer.readAll();
		})) {
			RecordingListener listener = get(upstream);
			RecordingListener.get(asked);

			this.transport.close();

			assertThat(listener.outcome()).isEqualTo("BROKEN_CONNECTION");
			assertThat(get(upstream).outcome()).isEqualTo("CONNECT");
		}
	}

	@Test
	void noThreadKeepsTheApplicationAliveAndNoneIsLeft() throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start(ScriptedServer.Peer::answerAll)) {
			assertThat(get(upstream).outcome()).isEqualTo("200 ok");
		}
		assertThat(threads()).isNotEmpty().hasSizeLessThanOrEqualTo(5).allMatch(Thread::isDaemon);
		List<Thread> own = threads();

		this.transport.close();

		for (Thread thread : own) {
			thread.join(Duration.ofSeconds(RecordingListener.PATIENCE_IN_SECONDS).toMillis());
		}
		assertThat(threads()).isEmpty();
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("clerk-proxy-") && thread.isAlive())
			.toList();
	}

	private RecordingListener get(ScriptedServer upstream) {
		RecordingListener listener = new RecordingListener();
		this.transport.send(request(upstream, "GET", null), listener);
		return listener;
	}

	private RecordingListener post(ScriptedServer upstream, String length, FakeBody body) {
		RecordingListener listener = new RecordingListener();
		HeaderField framing = "chunked".equals(length) ? new HeaderField("Transfer-Encoding", "chunked")
				: new HeaderField("Content-Length", length);
		body.readBy(this.transport.send(request(upstream, "POST", body.body(), framing), listener));
		return listener;
	}

	private static UpstreamRequest request(ScriptedServer upstream, String method, RequestBody body,
			HeaderField... framing) {
		List<HeaderField> headers = new ArrayList<>(List.of(new HeaderField("Host", upstream.url().authority())));
		headers.addAll(List.of(framing));
		return new UpstreamRequest(upstream.url(), method, "/v1/client", headers, body);
	}

}
