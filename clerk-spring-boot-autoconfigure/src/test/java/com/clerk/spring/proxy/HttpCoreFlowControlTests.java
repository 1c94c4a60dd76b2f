package com.clerk.spring.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ServerSocketFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@link HttpCoreTransport} reads no more than a slow client takes.
 */
class HttpCoreFlowControlTests {

	private static final int SIZE = 50 * 1024 * 1024;

	private static final int PIECE = 64 * 1024;

	/** The window, and what was read already when it closed. */
	private static final int BOUND = 2 * HttpCoreWindow.SIZE;

	/** What the sockets of both sides may hold. */
	private static final int SOCKETS = 16 * 1024 * 1024;

	@TempDir
	private static Path directory;

	private static TestCertificates certificates;

	private final AtomicLong written = new AtomicLong();

	private HttpCoreTransport transport;

	@BeforeAll
	static void makeCertificates() throws Exception {
		certificates = new TestCertificates(directory);
	}

	@BeforeEach
	void start() throws Exception {
		this.transport = HttpCoreTransport.start(certificates.client(), 10, new EgressProxies(() -> null),
				InetAddress::getAllByName);
	}

	@AfterEach
	void close() {
		this.transport.close();
	}

	@ParameterizedTest
	@CsvSource({ "http, false", "http, true", "https, false", "https, true" })
	void noMoreIsReadThanTheClientTakes(String scheme, boolean chunked) throws Exception {
		ServerSocketFactory sockets = "http".equals(scheme) ? ServerSocketFactory.getDefault()
				: certificates.server("ip:127.0.0.1", TestCertificates.CURRENT).getServerSocketFactory();
		try (ScriptedServer upstream = ScriptedServer.start(sockets, InetAddress.getLoopbackAddress(),
				(peer) -> answer(peer, chunked), ScriptedServer.Peer::answerAll)) {
			SlowClient client = new SlowClient();
			UpstreamUrl url = upstream.url(scheme, "127.0.0.1");
			UpstreamCall call = this.transport.send(request(url), client);

			client.awaitFullWindow();
			for (int i = 0; i < 50; i++) {
				RecordingListener other = new RecordingListener();
				this.transport.send(request(url), other);
				assertThat(other.outcome()).isEqualTo("200 ok");
			}
			assertThat(client.underWay()).isLessThan(BOUND);
			assertThat(this.written).hasValueLessThan(BOUND + SOCKETS);

			client.takeAll(call);
			assertThat(client.outcome()).startsWith("200");
			assertThat(client.received()).isEqualTo(SIZE);
			assertThat(client.mostUnderWay()).isLessThan(BOUND);
		}
	}

	private void answer(ScriptedServer.Peer peer, boolean chunked) throws IOException {
		peer.readHead();
		peer.write("HTTP/1.1 200 OK\r\n"
				+ (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + SIZE + "\r\n\r\n"));
		OutputStream output = peer.socket().getOutputStream();
		byte[] piece = new byte[PIECE];
		byte[] size = (Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		byte[] end = "\r\n".getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < SIZE / PIECE; i++) {
			output.write(chunked ? size : new byte[0]);
			output.write(piece);
			output.write(chunked ? end : new byte[0]);
			this.written.addAndGet(PIECE);
		}
		peer.write(chunked ? "0\r\n\r\n" : "");
		peer.readAll();
	}

	private static UpstreamRequest request(UpstreamUrl url) {
		return new UpstreamRequest(url, "GET", "/", List.of(new HeaderField("Host", url.authority())), null);
	}

	/** Takes nothing until it is told to, then piece by piece on a thread of its own. */
	private static final class SlowClient extends RecordingListener {

		private final BlockingQueue<Integer> waiting = new LinkedBlockingQueue<>();

		private final AtomicInteger underWay = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		private final AtomicLong count = new AtomicLong();

		@Override
		public void data(ByteBuffer data) {
			int octets = data.remaining();
			data.position(data.limit());
			this.count.addAndGet(octets);
			int now = this.underWay.addAndGet(octets);
			this.most.accumulateAndGet(now, Math::max);
			this.waiting.add(octets);
		}

		void awaitFullWindow() throws InterruptedException {
			int seen = 0;
			List<Integer> taken = new ArrayList<>();
			while (seen < HttpCoreWindow.SIZE) {
				Integer octets = this.waiting.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
				assertThat(octets).as("the window was never full").isNotNull();
				taken.add(octets);
				seen += octets;
			}
			this.waiting.addAll(taken);
		}

		void takeAll(UpstreamCall call) throws InterruptedException {
			long taken = 0;
			while (taken < SIZE) {
				Integer octets = this.waiting.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
				assertThat(octets).as("nothing came after " + taken).isNotNull();
				taken += octets;
				this.underWay.addAndGet(-octets);
				call.delivered(octets);
			}
		}

		int underWay() {
			return this.underWay.get();
		}

		int mostUnderWay() {
			return this.most.get();
		}

		@Override
		long received() {
			return this.count.get();
		}

	}

}
