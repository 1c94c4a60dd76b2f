package com.clerk.spring.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ConfiguredRequestFactoriesTests {

	private HttpServer server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			exchange.getResponseHeaders().add("Location", "/elsewhere");
			exchange.getResponseHeaders().add("Set-Cookie", "tracked=1");
			boolean tracked = exchange.getRequestHeaders().containsKey("Cookie");
			exchange.sendResponseHeaders(tracked ? 400 : 307, -1);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void neitherRedirectsAreFollowedNorCookiesKept(ClientHttpRequestFactoryBuilder<?> client) throws IOException {
		HttpClientSettings following = HttpClientSettings.defaults().withRedirects(HttpRedirects.FOLLOW);
		ClientHttpRequestFactory factory = new ConfiguredRequestFactories(client, following)
			.create(Duration.ofSeconds(5), Duration.ofSeconds(5));

		assertThat(status(factory)).isEqualTo(HttpStatus.TEMPORARY_REDIRECT);
		assertThat(status(factory)).isEqualTo(HttpStatus.TEMPORARY_REDIRECT);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void theReadTimeoutIsOurs(ClientHttpRequestFactoryBuilder<?> client) {
		this.server.createContext("/silent", (exchange) -> {
			// Never answered; the server is stopped at the end of the test.
		});
		HttpClientSettings patient = HttpClientSettings.defaults()
			.withTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1));
		ClientHttpRequestFactory factory = new ConfiguredRequestFactories(client, patient).create(Duration.ofSeconds(5),
				Duration.ofMillis(50));

		assertThatIOException()
			.isThrownBy(() -> factory.createRequest(uri("/silent"), HttpMethod.GET).execute().close());
	}

	@ParameterizedTest
	@MethodSource("clients")
	void noCallIsRepeated(ClientHttpRequestFactoryBuilder<?> client) throws IOException {
		AtomicInteger calls = new AtomicInteger();
		this.server.createContext("/overloaded", (exchange) -> {
			calls.incrementAndGet();
			exchange.getResponseHeaders().add("Retry-After", "0");
			exchange.sendResponseHeaders(503, -1);
			exchange.close();
		});
		ClientHttpRequestFactory factory = new ConfiguredRequestFactories(client, HttpClientSettings.defaults())
			.create(Duration.ofSeconds(5), Duration.ofSeconds(5));

		for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
			calls.set(0);
			try (ClientHttpResponse response = factory.createRequest(uri("/overloaded"), method).execute()) {
				assertThat(response.getStatusCode().value()).isEqualTo(503);
			}
			assertThat(calls).hasValue(1);
		}
	}

	static Stream<ClientHttpRequestFactoryBuilder<?>> clients() {
		return Stream.of(ClientHttpRequestFactoryBuilder.jdk(), ClientHttpRequestFactoryBuilder.simple(),
				ClientHttpRequestFactoryBuilder.httpComponents());
	}

	private HttpStatus status(ClientHttpRequestFactory factory) throws IOException {
		try (ClientHttpResponse response = factory.createRequest(uri("/"), HttpMethod.GET).execute()) {
			return HttpStatus.valueOf(response.getStatusCode().value());
		}
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + path);
	}

}
