package com.clerk.spring.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpCoreTransport} in networks that are left by an HTTP proxy.
 */
class HttpCoreEgressProxyTests {

	private static final String SECRET = "sk_test_secret";

	private static final String TUNNEL = "HTTP/1.1 200 Connection established\r\n\r\n";

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
	@ValueSource(strings = { TUNNEL, "HTTP/1.0 200 Connection established\r\n\r\n",
			"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" })
	void aSecureUpstreamIsReachedByATunnelThatSeesNothing(String answer) throws Exception {
		List<String> seen = new CopyOnWriteArrayList<>();
		try (ScriptedServer upstream = upstream("dns:fapi.example");
				ScriptedServer proxy = proxy(answer, upstream, seen)) {
			RecordingListener listener = ask(proxy, upstream.url("https", "fapi.example"));

			assertThat(listener.outcome()).isEqualTo("200 ok");
			String authority = "fapi.example:" + upstream.port();
			assertThat(proxy.heads())
				.containsExactly("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
			assertThat(upstream.heads()).singleElement()
				.asString()
				.startsWith("GET /v1/client?a=b HTTP/1.1\r\n")
				.contains(SECRET);
			assertThat(seen).isNotEmpty()
				.noneMatch((octets) -> octets.contains(SECRET) || octets.contains("v1/client"));
		}
	}

	@Test
	void aTunnelIsUsedAgain() throws Exception {
		try (ScriptedServer upstream = upstream("dns:fapi.example");
				ScriptedServer proxy = proxy(TUNNEL, upstream, new CopyOnWriteArrayList<>())) {
			UpstreamUrl url = upstream.url("https", "fapi.example");

			assertThat(ask(proxy, url).outcome()).isEqualTo("200 ok");
			assertThat(ask(proxy, url).outcome()).isEqualTo("200 ok");
			assertThat(proxy.accepted()).isEqualTo(1);
		}
	}

	@Test
	void aTunnelToOneUpstreamIsNotUsedForAnother() throws Exception {
		try (ScriptedServer upstream = upstream("dns:fapi.example,dns:other.example");
				ScriptedServer proxy = proxy(TUNNEL, upstream, new CopyOnWriteArrayList<>())) {
			assertThat(ask(proxy, upstream.url("https", "fapi.example")).outcome()).isEqualTo("200 ok");
			assertThat(ask(proxy, upstream.url("https", "other.example")).outcome()).isEqualTo("200 ok");
			assertThat(proxy.heads()).hasSize(2);
		}
	}

	@Test
	void theCertificateAtTheEndOfATunnelMustBeTheUpstreams() throws Exception {
		try (ScriptedServer upstream = upstream("dns:evil.example");
				ScriptedServer proxy = proxy(TUNNEL, upstream, new CopyOnWriteArrayList<>())) {
			RecordingListener listener = ask(proxy, upstream.url("https", "fapi.example"));

			assertThat(listener.outcome()).isEqualTo("CONNECT");
			assertThat(upstream.heads()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 3\r\n\r\nno!",
			"HTTP/1.1 502 Bad Gateway\r\n\r\n", "HTTP/1.1 302 Found\r\nLocation: http://evil.example\r\n\r\n",
			"SSH-2.0\r\n\r\n", "", TUNNEL + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil" })
	void aRefusedTunnelIsNoConnection(String answer) throws Exception {
		List<String> seen = new CopyOnWriteArrayList<>();
		try (ScriptedServer proxy = ScriptedServer.start((peer) -> {
			seen.add(peer.readHead());
			peer.write(answer);
			if (!answer.isEmpty()) {
				seen.add(peer.readAll());
			}
		})) {
			RecordingListener listener = ask(proxy, UpstreamUrl.parse("https://fapi.example"));

			assertThat(listener.outcome()).isEqualTo("CONNECT");
			assertThat(listener.isConnected()).isFalse();
			assertThat(seen).noneMatch((octets) -> octets.contains(SECRET));
			assertThat(proxy.accepted()).isEqualTo(1);
		}
	}

	@Test
	void anIpV6UpstreamIsNamedInBrackets() throws Exception {
		try (ScriptedServer upstream = upstream("ip:::1");
				ScriptedServer proxy = proxy(TUNNEL, upstream, new CopyOnWriteArrayList<>())) {
			assertThat(ask(proxy, upstream.url("https", "[::1]")).outcome()).isEqualTo("200 ok");
			assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT [::1]:" + upstream.port() + " ");
		}
	}

	@Test
	void anInsecureUpstreamIsNamedInTheTarget() throws Exception {
		try (ScriptedServer proxy = ScriptedServer.start(ScriptedServer.Peer::answerAll)) {
			assertThat(ask(proxy, UpstreamUrl.parse("http://fapi.example:81")).outcome()).isEqualTo("200 ok");
			assertThat(proxy.heads()).singleElement()
				.asString()
				.startsWith("GET http://fapi.example:81/v1/client?a=b HTTP/1.1\r\nHost: fapi.example:81\r\n");
		}
	}

	@Test
	void theProxyIsTheOneOfTheSystemProperties() throws Exception {
		EgressProxies proxies = new EgressProxies(ProxySelector::getDefault);
		Map<String, String> properties = Map.of("https.proxyHost", "proxy.example", "https.proxyPort", "3128",
				"http.nonProxyHosts", "localhost|*.internal.example");

		properties.forEach(System::setProperty);
		try {
			assertThat(proxies.of(UpstreamUrl.parse("https://fapi.example"))).hasToString("http://proxy.example:3128");
			assertThat(proxies.of(UpstreamUrl.parse("https://[2001:db8::1]"))).isNotNull();
			assertThat(proxies.of(UpstreamUrl.parse("https://fapi.internal.example"))).isNull();
			assertThat(proxies.of(UpstreamUrl.parse("http://fapi.example"))).isNull();
		}
		finally {
			properties.keySet().forEach(System::clearProperty);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "DIRECT", "SOCKS" })
	void otherWaysAreDirect(String type) {
		Proxy proxy = "DIRECT".equals(type) ? Proxy.NO_PROXY
				: new Proxy(Proxy.Type.valueOf(type), InetSocketAddress.createUnresolved("proxy.example", 1080));

		assertThat(new EgressProxies(() -> selecting(proxy)).of(UpstreamUrl.parse("https://fapi.example"))).isNull();
		assertThat(new EgressProxies(() -> null).of(UpstreamUrl.parse("https://fapi.example"))).isNull();
	}

	private static ScriptedServer upstream(String name) throws Exception {
		SSLContext server = certificates.server(name, TestCertificates.CURRENT);
		return ScriptedServer.start(server.getServerSocketFactory(), InetAddress.getLoopbackAddress(),
				ScriptedServer.Peer::answerAll);
	}

	/**
	 * Starts a proxy whose tunnels all lead to one upstream, and which writes down what
	 * it is sent.
	 */
	private static ScriptedServer proxy(String answer, ScriptedServer upstream, List<String> seen) throws IOException {
		return ScriptedServer.start((peer) -> {
			peer.readHead();
			peer.write(answer);
			try (Socket target = new Socket(InetAddress.getLoopbackAddress(), upstream.port())) {
				Thread back = new Thread(() -> pass(target, peer.socket(), new CopyOnWriteArrayList<>()));
				back.setDaemon(true);
				back.start();
				pass(peer.socket(), target, seen);
			}
		});
	}

	private static void pass(Socket from, Socket to, List<String> seen) {
		byte[] buffer = new byte[4096];
		try {
			int octets = from.getInputStream().read(buffer);
			while (octets > 0) {
				seen.add(new String(buffer, 0, octets, StandardCharsets.ISO_8859_1));
				to.getOutputStream().write(buffer, 0, octets);
				octets = from.getInputStream().read(buffer);
			}
			to.shutdownOutput();
		}
		catch (IOException ex) {
			// One of them is gone.
		}
	}

	private RecordingListener ask(ScriptedServer proxy, UpstreamUrl url) throws Exception {
		if (this.transport == null) {
			Proxy selected = new Proxy(Proxy.Type.HTTP,
					InetSocketAddress.createUnresolved("proxy.example", proxy.port()));
			this.transport = HttpCoreTransport.start(certificates.client(), 10,
					new EgressProxies(() -> selecting(selected)), (host) -> {
						if (!"proxy.example".equals(host)) {
							throw new UnknownHostException(host);
						}
						return new InetAddress[] { InetAddress.getLoopbackAddress() };
					});
		}
		RecordingListener listener = new RecordingListener();
		this.transport.send(new UpstreamRequest(url, "GET", "/v1/client?a=b",
				List.of(new HeaderField("Host", url.authority()), new HeaderField("Clerk-Secret-Key", SECRET)), null),
				listener);
		return listener;
	}

	private static ProxySelector selecting(Proxy proxy) {
		return new ProxySelector() {

			@Override
			public List<Proxy> select(URI uri) {
				return List.of(proxy);
			}

			@Override
			public void connectFailed(URI uri, SocketAddress address, IOException ex) {
				// Nobody asks.
			}

		};
	}

}
