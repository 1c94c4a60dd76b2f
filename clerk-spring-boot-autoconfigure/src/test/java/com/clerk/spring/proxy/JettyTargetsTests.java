package com.clerk.spring.proxy;

import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which targets Jetty lets through once the proxy has its say.
 */
class JettyTargetsTests {

	private static final Server SERVER = new Server();

	@BeforeAll
	static void start() throws Exception {
		SERVER.addConnector(new ServerConnector(SERVER));
		SERVER.setHandler(new Handler.Abstract() {

			@Override
			public boolean handle(Request request, Response response, Callback callback) {
				Content.Sink.write(response, true, request.getHttpURI().getPathQuery(), callback);
				return true;
			}

		});
		new JettyTargets("/shop/__clerk").applyTo(SERVER);
		SERVER.start();
	}

	@AfterAll
	static void stop() throws Exception {
		SERVER.stop();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shop/__clerk//other.example/x", "/shop/__clerk/v1//client", "/shop/__clerk/a%2520b",
			"/shop/__clerk/https://other.example/x?a=%2520", "/shop/__clerk/v1/client", "/shop/open" })
	void whatTheProxyReadsNothingIntoIsLetThroughToIt(String target) throws Exception {
		assertThat(get(target)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n" + target);
	}

	@ParameterizedTest
	@ValueSource(strings = { "//shop/open", "/shop//open", "/shop/a%2520b", "/shop//__clerk/x", "/shop/__clerkx//a",
			"/shop/open%252f..%252fclosed", "/%73hop/__clerk//x", "/shop/__CLERK//x" })
	void everywhereElseItIsRefusedAsBefore(String target) throws Exception {
		assertThat(get(target)).startsWith("HTTP/1.1 400");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shop/__clerk/a%2fb", "/shop/__clerk/..;/b", "/shop/__clerk/%2e%2e/b",
			"/shop/__clerk/a%00b", "/shop/__clerk/a%zz" })
	void whatIsAmbiguousToTheProxyTooIsRefused(String target) throws Exception {
		assertThat(get(target)).startsWith("HTTP/1.1 400");
	}

	private static String get(String target) throws Exception {
		try (Socket socket = new Socket("127.0.0.1", ((ServerConnector) SERVER.getConnectors()[0]).getLocalPort())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write(("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

}
