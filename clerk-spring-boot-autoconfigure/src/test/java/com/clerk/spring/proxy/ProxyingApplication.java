package com.clerk.spring.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.web.server.context.WebServerApplicationContext;

import com.clerk.spring.boot.RunningApplication;
import com.clerk.spring.boot.RunningApplication.Answer;

/**
 * An application with the proxy on a random port, and the Frontend API behind it.
 *
 * @param application the application
 * @param upstream the Frontend API
 */
record ProxyingApplication(RunningApplication application, RawUpstream upstream) implements AutoCloseable {

	static final String SECRET_KEY = "sk_live_q1W2e3R4t5Y6u7I8o9P0";

	static final String HOST = "Host: app.example";

	/**
	 * Starts the application of the harness.
	 * @param properties its properties, as {@code name=value}
	 */
	static ProxyingApplication start(String... properties) {
		return start(HarnessApplication.class, properties);
	}

	static ProxyingApplication start(Class<?> application, String... properties) {
		RawUpstream upstream = new RawUpstream();
		Stream<String> defaults = Stream.of("clerk.secret-key=" + SECRET_KEY, "clerk.frontend-api-proxy.enabled=true",
				"clerk.frontend-api-proxy.fapi-url=" + upstream.url(), "spring.mvc.hiddenmethod.filter.enabled=true")
			.filter((property) -> Stream.of(properties).noneMatch((given) -> name(given).equals(name(property))));
		return new ProxyingApplication(RunningApplication.start(application,
				Stream.concat(defaults, Stream.of(properties)).toArray(String[]::new)), upstream);
	}

	private static String name(String property) {
		return property.substring(0, property.indexOf('='));
	}

	int port() {
		return ((WebServerApplicationContext) this.application.context()).getWebServer().getPort();
	}

	FrontendApiProxy proxy() {
		return this.application.context().getBean(FrontendApiProxy.class);
	}

	/**
	 * Sends a request without body, and reads until the connection is closed.
	 * @param requestLine method and target
	 * @param headers header lines; {@link #HOST} unless there is a {@code Host}
	 */
	Answer send(String requestLine, String... headers) {
		return sendBody(requestLine, "", headers);
	}

	/**
	 * Sends a request with a body, which the headers have to announce.
	 */
	Answer sendBody(String requestLine, String body, String... headers) {
		return this.application.sendRaw(request(requestLine, body, headers));
	}

	Answer sendRaw(String request) {
		return this.application.sendRaw(request);
	}

	/**
	 * Sends a request whose answer the test reads itself.
	 */
	Socket open(String requestLine, String... headers) {
		return openRaw(request(requestLine, "", headers));
	}

	Socket openRaw(String request) {
		try {
			Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String request(String requestLine, String body, String... headers) {
		boolean host = Stream.of(headers).anyMatch((line) -> line.regionMatches(true, 0, "Host:", 0, 5));
		Stream<String> lines = host ? Stream.of(headers) : Stream.concat(Stream.of(HOST), Stream.of(headers));
		return requestLine + " HTTP/1.1\r\n"
				+ Stream.concat(lines, Stream.of("Connection: close")).collect(Collectors.joining("\r\n")) + "\r\n\r\n"
				+ body;
	}

	@Override
	public void close() {
		// Whatever hangs would hold up the application's end.
		this.upstream.close();
		this.application.close();
	}

}
