package com.clerk.spring.proxy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.boot.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for requests that come over HTTP/2, where the length of a body need not be told.
 */
class ProxyOverHttp2Tests {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

	private final Semaphore received = new Semaphore(0);

	private ScriptedServer upstream;

	private RunningApplication application;

	@BeforeEach
	void start() throws Exception {
		this.upstream = ScriptedServer.start((peer) -> {
			while (true) {
				String head = peer.readHead().toLowerCase(Locale.ROOT);
				if (head.startsWith("get /v1/truncated ")) {
					peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
					this.received.acquireUninterruptibly();
					return;
				}
				String body = head.contains("transfer-encoding: chunked") ? peer.readUntil("0\r\n\r\n") : "";
				body = head.contains("content-length: 5") ? peer.readUntil("hello") : body;
				peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
			}
		});
		this.application = RunningApplication.start(HarnessApplication.class, "server.http2.enabled=true",
				"clerk.secret-key=sk_live_secret", "clerk.frontend-api-proxy.enabled=true",
				"clerk.frontend-api-proxy.fapi-url=http://127.0.0.1:" + this.upstream.port());
		assertThat(send(request().GET()).body()).isEmpty();
		this.upstream.heads().clear();
	}

	@AfterEach
	void stop() throws Exception {
		this.application.close();
		this.upstream.close();
	}

	@Test
	void aBodyOfUnknownLengthArrives() throws Exception {
		HttpResponse<String> response = send(request().POST(unknownLength("hello")));

		assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
		assertThat(response.body()).isEqualTo("5\r\nhello\r\n0\r\n\r\n");
		assertThat(head()).contains("transfer-encoding: chunked\r\n").doesNotContain("content-length");
	}

	@Test
	void aBodyOfKnownLengthArrives() throws Exception {
		assertThat(send(request().POST(BodyPublishers.ofString("hello"))).body()).isEqualTo("hello");
		assertThat(head()).contains("content-length: 5\r\n").doesNotContain("transfer-encoding");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "DELETE", "OPTIONS" })
	void aRequestWithoutBodyStaysOne(String method) throws Exception {
		assertThat(send(request().method(method, BodyPublishers.noBody())).statusCode()).isEqualTo(200);
		assertThat(head()).startsWith(method.toLowerCase(Locale.ROOT) + " /v1/client http/1.1\r\n")
			.doesNotContain("content-length", "transfer-encoding");
	}

	@Test
	void anAnswerThatBreaksOffDoesNotEndAsAWholeOne() throws Exception {
		HttpRequest truncated = HttpRequest.newBuilder(uri("/v1/truncated")).build();

		try (InputStream body = this.client.send(truncated, BodyHandlers.ofInputStream()).body()) {
			assertThat(body.readNBytes(5)).asString().isEqualTo("hello");
			this.received.release();
			assertThatIOException().isThrownBy(body::readAllBytes);
		}
	}

	@Test
	void anAnnouncementOfTrailersIsNotPassedOn() throws Exception {
		assertThat(send(request().header("TE", "trailers").GET()).statusCode()).isEqualTo(200);
		assertThat(head()).doesNotContain("\r\nte:");
	}

	@Test
	void theAuthorityIsThePublicHost() throws Exception {
		assertThat(send(request().GET()).statusCode()).isEqualTo(200);
		assertThat(head())
			.contains("host: 127.0.0.1:" + this.upstream.port() + "\r\n",
					"x-forwarded-host: localhost:" + port() + "\r\n",
					"clerk-proxy-url: http://localhost:" + port() + "/__clerk\r\n")
			.doesNotContain(":authority", ":path");
	}

	private String head() {
		assertThat(this.upstream.heads()).hasSize(1);
		return this.upstream.heads().get(0).toLowerCase(Locale.ROOT);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request() {
		return HttpRequest.newBuilder(uri("/v1/client"));
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + port() + "/__clerk" + path);
	}

	private String port() {
		return this.application.context().getEnvironment().getRequiredProperty("local.server.port");
	}

	private static BodyPublisher unknownLength(String body) {
		return BodyPublishers.ofInputStream(() -> stream(body));
	}

	private static InputStream stream(String body) {
		return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
	}

}
