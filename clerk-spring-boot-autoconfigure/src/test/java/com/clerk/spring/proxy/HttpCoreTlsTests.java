package com.clerk.spring.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for whom {@link HttpCoreTransport} takes for the upstream.
 */
class HttpCoreTlsTests {

	private static final int SUPPORTED_VERSIONS = 43;

	@TempDir
	private static Path directory;

	private static TestCertificates certificates;

	private HttpCoreTransport transport;

	@BeforeAll
	static void makeCertificates() throws Exception {
		certificates = new TestCertificates(directory);
	}

	@AfterEach
	void close() {
		if (this.transport != null) {
			this.transport.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "fapi.example, dns:fapi.example", "fapi.example, 'dns:*.example.test,dns:fapi.example'",
			"sub.fapi.example, dns:*.fapi.example", "127.0.0.1, ip:127.0.0.1", "[::1], ip:::1" })
	void anUpstreamWithACertificateForItsNameIsAskedOverTls(String host, String name) throws Exception {
		SSLContext server = certificates.server(name, TestCertificates.CURRENT);

		try (ScriptedServer upstream = start(server, ScriptedServer.Peer::answerAll)) {
			assertThat(ask(upstream, host).outcome()).isEqualTo("200 ok");
			assertThat(upstream.heads()).singleElement().asString().contains("Clerk-Secret-Key: sk_test_secret");
		}
	}

	@ParameterizedTest
	@CsvSource({ "fapi.example, dns:other.example", "fapi.example, dns:*.fapi.example",
			"a.b.fapi.example, dns:*.fapi.example", "127.0.0.1, ip:127.0.0.2", "127.0.0.1, dns:fapi.example",
			"[::1], ip:127.0.0.1" })
	void anUpstreamWithACertificateForAnotherNameIsRefused(String host, String name) throws Exception {
		assertRefused(certificates.server(name, TestCertificates.CURRENT), host);
	}

	@Test
	void anUpstreamWithAnExpiredCertificateIsRefused() throws Exception {
		assertRefused(certificates.server("dns:fapi.example", TestCertificates.EXPIRED), "fapi.example");
	}

	@Test
	void anUpstreamOfAnUnknownAuthorityIsRefused(@TempDir Path elsewhere) throws Exception {
		TestCertificates others = new TestCertificates(elsewhere);

		assertRefused(others.server("dns:fapi.example", TestCertificates.CURRENT), "fapi.example");
	}

	@Test
	void anUpstreamThatTheBundleOfTheApplicationTrustsIsAsked() throws Exception {
		SSLContext server = certificates.server("dns:fapi.example", TestCertificates.CURRENT);
		SslBundle bundle = SslBundle.of(SslStoreBundle.of(null, null, certificates.trustStore()));

		try (ScriptedServer upstream = start(server, ScriptedServer.Peer::answerAll)) {
			assertThat(ask(upstream, "fapi.example", bundle.createSslContext()).outcome()).isEqualTo("200 ok");
		}
	}

	@Test
	void anUpstreamThatOnlyTheBundleTrustsIsRefusedWithoutIt() throws Exception {
		SSLContext server = certificates.server("dns:fapi.example", TestCertificates.CURRENT);

		try (ScriptedServer upstream = start(server, ScriptedServer.Peer::answerAll)) {
			assertThat(ask(upstream, "fapi.example", SSLContext.getDefault()).outcome()).isEqualTo("CONNECT");
		}
	}

	@Test
	void theUpstreamIsToldTheNameThatIsAskedFor() throws Exception {
		CompletableFuture<String> asked = new CompletableFuture<>();
		SSLContext server = certificates.server("dns:fapi.example", TestCertificates.CURRENT);

		try (ScriptedServer upstream = start(server, (peer) -> {
			peer.readHead();
			asked.complete(sni(peer.socket()));
			peer.write(ScriptedServer.OK);
		})) {
			assertThat(ask(upstream, "fapi.example").outcome()).isEqualTo("200 ok");
		}
		assertThat(asked).isCompletedWithValue("fapi.example");
	}

	private static String sni(Socket socket) {
		ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
		return ((SNIHostName) session.getRequestedServerNames().get(0)).getAsciiName();
	}

	@Test
	void aConnectionIsUsedAgainWithTls() throws Exception {
		SSLContext server = certificates.server("dns:fapi.example", TestCertificates.CURRENT);

		try (ScriptedServer upstream = start(server, ScriptedServer.Peer::answerAll)) {
			assertThat(ask(upstream, "fapi.example").outcome()).isEqualTo("200 ok");
			assertThat(ask(upstream, "fapi.example").outcome()).isEqualTo("200 ok");
			assertThat(upstream.accepted()).isEqualTo(1);
		}
	}

	@Test
	void onlyTls12AndNewerAreOffered() throws Exception {
		CompletableFuture<List<Integer>> offered = new CompletableFuture<>();
		try (ScriptedServer upstream = ScriptedServer
			.start((peer) -> offered.complete(versions(new DataInputStream(peer.socket().getInputStream()))))) {
			assertThat(ask(upstream, "fapi.example").outcome()).isEqualTo("CONNECT");
		}
		assertThat(RecordingListener.get(offered)).isNotEmpty().isSubsetOf(0x0303, 0x0304);
	}

	/**
	 * Reads the versions in the first message of a client.
	 */
	private static List<Integer> versions(DataInputStream hello) throws IOException {
		hello.skipNBytes(5 + 4 + 2 + 32);
		hello.skipNBytes(hello.readUnsignedByte());
		hello.skipNBytes(hello.readUnsignedShort());
		hello.skipNBytes(hello.readUnsignedByte());
		int left = hello.readUnsignedShort();
		while (left > 0) {
			int extension = hello.readUnsignedShort();
			byte[] content = hello.readNBytes(hello.readUnsignedShort());
			left -= 4 + content.length;
			if (extension == SUPPORTED_VERSIONS) {
				ByteBuffer versions = ByteBuffer.wrap(content).position(1);
				return Stream.generate(() -> (int) versions.getShort()).limit(versions.remaining() / 2).toList();
			}
		}
		return List.of();
	}

	@Test
	void anUpstreamThatSpeaksNoTlsIsRefused() throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			peer.socket().getInputStream().read();
			peer.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
		})) {
			assertThat(ask(upstream, "fapi.example").outcome()).isEqualTo("CONNECT");
		}
	}

	@Test
	void anUpstreamThatHangsUpDuringTheHandshakeIsNoConnection() throws Exception {
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> peer.socket().getInputStream().read())) {
			RecordingListener listener = ask(upstream, "fapi.example");

			assertThat(listener.outcome()).isEqualTo("CONNECT");
			assertThat(listener.isConnected()).isFalse();
			assertThat(upstream.accepted()).isEqualTo(1);
		}
	}

	@Test
	void aHandshakeUnderWayIsNoConnectionYetAndCanBeGivenUp() throws Exception {
		CompletableFuture<String> seen = new CompletableFuture<>();
		CompletableFuture<Void> accepted = new CompletableFuture<>();
		try (ScriptedServer upstream = ScriptedServer.start((peer) -> {
			accepted.complete(null);
			seen.complete(peer.readAll());
		})) {
			this.transport = start(certificates.client());
			RecordingListener listener = new RecordingListener();
			UpstreamCall call = this.transport.send(request(upstream.url("https", "fapi.example")), listener);
			RecordingListener.get(accepted);

			call.cancel();

			assertThat(RecordingListener.get(seen)).isNotNull();
			assertThat(listener.isConnected()).isFalse();
		}
	}

	private void assertRefused(SSLContext server, String host) throws Exception {
		try (ScriptedServer upstream = start(server, ScriptedServer.Peer::answerAll)) {
			RecordingListener listener = ask(upstream, host);

			assertThat(listener.outcome()).isEqualTo("CONNECT");
			assertThat(listener.cause()).isInstanceOf(SSLHandshakeException.class);
			assertThat(listener.isConnected()).isFalse();
			assertThat(upstream.heads()).isEmpty();
			assertThat(upstream.accepted()).isEqualTo(1);
		}
	}

	private static ScriptedServer start(SSLContext server, ScriptedServer.Conversation conversation) throws Exception {
		return ScriptedServer.start(server.getServerSocketFactory(), InetAddress.getLoopbackAddress(), conversation);
	}

	private RecordingListener ask(ScriptedServer upstream, String host) throws Exception {
		return ask(upstream, host, certificates.client());
	}

	private RecordingListener ask(ScriptedServer upstream, String host, SSLContext trust) {
		return ask(upstream.url("https", host), trust);
	}

	private RecordingListener ask(UpstreamUrl url, SSLContext trust) {
		if (this.transport == null) {
			this.transport = start(trust);
		}
		RecordingListener listener = new RecordingListener();
		this.transport.send(request(url), listener);
		return listener;
	}

	private static HttpCoreTransport start(SSLContext trust) {
		return HttpCoreTransport.start(trust, 10, new EgressProxies(() -> null),
				(host) -> new InetAddress[] { InetAddress.getLoopbackAddress() });
	}

	private static UpstreamRequest request(UpstreamUrl url) {
		return new UpstreamRequest(url, "GET", "/v1/client", List.of(new HeaderField("Host", url.authority()),
				new HeaderField("Clerk-Secret-Key", "sk_test_secret")), null);
	}

}
