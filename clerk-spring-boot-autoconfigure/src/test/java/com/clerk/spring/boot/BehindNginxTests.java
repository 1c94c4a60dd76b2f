package com.clerk.spring.boot;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The application behind a real nginx, configured as {@code docs/behind-a-proxy.md} says:
 * redirects lead back to the address that the browser used, whatever the application
 * listens on.
 */
class BehindNginxTests {

	private static final Pattern RETURN = Pattern.compile("[?&]redirect_url=([^&]*)");

	/** A browser whose session token is gone, so that it is sent on a handshake. */
	private static final String ACTIVE_CLIENT = "__client_uat=1700000000";

	private static final int PLAIN = Nginx.freePort();

	private static final int TLS = Nginx.freePort();

	@TempDir
	private static Path directory;

	private static RunningApplication framework;

	private static RunningApplication container;

	private static Nginx nginx;

	private static HttpClient client;

	@BeforeAll
	static void start() {
		assumeThat(Nginx.isInstalled()).as("nginx is not installed, so nothing is tried behind it").isTrue();
		framework = RunningApplication.start(PublishedApplication.class, "server.forward-headers-strategy=framework",
				"clerk.allowed-hosts=localhost");
		container = RunningApplication.start(PublishedApplication.class, "server.forward-headers-strategy=native");
		nginx = Nginx.start(directory, """
				    proxy_set_header Host $host;
				    proxy_set_header X-Forwarded-Host $host;
				    proxy_set_header X-Forwarded-Port $server_port;
				    proxy_set_header X-Forwarded-Proto $scheme;
				    proxy_set_header X-Forwarded-For $remote_addr;
				    proxy_set_header X-Forwarded-Prefix $prefix;
				    proxy_set_header Forwarded "";
				    proxy_buffer_size 16k;
				    proxy_buffers 8 16k;
				    server {
				        listen 127.0.0.1:%d;
				        listen 127.0.0.1:%d ssl;
				        server_name localhost;
				        set $prefix "";
				        location / {
				            proxy_pass http://127.0.0.1:%d;
				        }
				        location /native/ {
				            rewrite ^/native(/.*) $1 break;
				            proxy_pass http://127.0.0.1:%d;
				        }
				        location /shop/ {
				            set $prefix /shop;
				            proxy_pass http://127.0.0.1:%d/;
				        }
				    }
				""".formatted(PLAIN, TLS, framework.port(), container.port(), framework.port()));
		client = HttpClient.newBuilder().sslContext(nginx.trustingContext()).build();
	}

	@AfterAll
	static void stop() {
		for (AutoCloseable started : new AutoCloseable[] { nginx, framework, container }) {
			close(started);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/closed/a?x=1", "/shop/closed/a", "/shop/closed/%C3%A9?q=a%20b&r=" })
	void signInLeadsBackToTheAddressTheBrowserUsed(String path) {
		assertThat(redirectUrl(get("http", PLAIN, path))).isEqualTo("http://localhost:" + PLAIN + path);
		assertThat(redirectUrl(get("https", TLS, path))).isEqualTo("https://localhost:" + TLS + path);
	}

	@ParameterizedTest
	@CsvSource({ "/open?x=1", "/shop/open?x=1" })
	void aHandshakeLeadsBackToTheAddressTheBrowserUsed(String path) {
		HttpResponse<String> response = get("https", TLS, path, "Cookie", ACTIVE_CLIENT);

		assertThat(response.statusCode()).isEqualTo(307);
		assertThat(location(response)).startsWith("https://clerk.example.com/v1/client/handshake?");
		assertThat(redirectUrl(response)).isEqualTo("https://localhost:" + TLS + path);
	}

	@Test
	void theContainersOwnHandlingLeadsBackToHostPortAndScheme() {
		assertThat(redirectUrl(get("https", TLS, "/native/closed/a")))
			.isEqualTo("https://localhost:" + TLS + "/closed/a");
	}

	@Test
	void aClientCanNotSpeakForTheProxy() {
		String[] forged = { "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "http", "X-Forwarded-Port", "1",
				"X-Forwarded-Prefix", "/evil", "Forwarded", "host=evil.example;proto=http" };

		assertThat(redirectUrl(get("https", TLS, "/shop/closed/a", forged)))
			.isEqualTo("https://localhost:" + TLS + "/shop/closed/a");
		assertThat(redirectUrl(get("https", TLS, "/native/closed/a", forged)))
			.isEqualTo("https://localhost:" + TLS + "/closed/a");
	}

	private static HttpResponse<String> get(String scheme, int port, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + path))
			.header("Accept", "text/html");
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String location(HttpResponse<String> response) {
		return response.headers().firstValue("Location").orElse("none, but status " + response.statusCode());
	}

	private static String redirectUrl(HttpResponse<String> response) {
		Matcher matcher = RETURN.matcher(location(response));
		return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : location(response);
	}

	private static void close(AutoCloseable started) {
		if (started == null) {
			return;
		}
		try {
			started.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
