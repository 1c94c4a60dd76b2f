package com.clerk.spring.backend;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import com.clerk.spring.options.ClerkOptions;

/**
 * Carries calls with Spring's HTTP client, each once.
 */
final class HttpTransport implements BackendTransport {

	static final String API_VERSION = "2026-05-12";

	private static final int MAX_CLIENTS = 100;

	private static final String USER_AGENT = userAgent();

	private final RestClient.Builder builder;

	private final RequestFactories requestFactories;

	private final RetryAfter retryAfter;

	private final Cache<Timeouts, RestClient> clients = Caffeine.newBuilder()
		.maximumSize(MAX_CLIENTS)
		.executor(Runnable::run)
		.build();

	HttpTransport(RestClient.Builder builder, RequestFactories requestFactories, Clock clock) {
		// Its observations would hold addresses, and with them ids and nonces.
		this.builder = builder.clone().observationRegistry(ObservationRegistry.NOOP);
		this.requestFactories = requestFactories;
		this.retryAfter = new RetryAfter(clock);
	}

	@Override
	public BackendAnswer exchange(BackendCall call, ClerkOptions options) {
		try {
			RestClient.RequestBodySpec request = client(options).method(call.method())
				.uri(URI.create(call.url()))
				.headers((headers) -> describe(headers, call, options));
			byte[] body = call.body();
			if (body != null) {
				request.body(body);
			}
			return request.exchangeForRequiredValue((sent, response) -> read(call, response));
		}
		catch (RestClientException ex) {
			throw new ClerkApiException(call.url(), ex);
		}
		catch (RuntimeException ex) {
			// The address or a header can't be sent, or the client has closed a stalled
			// answer under its reader. The exception may quote the key.
			throw new ClerkApiException(call.url(), null);
		}
	}

	private static void describe(HttpHeaders headers, BackendCall call, ClerkOptions options) {
		headers.putAll(call.headers());
		headers.set("Clerk-API-Version", API_VERSION);
		if (headers.getContentType() == null) {
			headers.setContentType(MediaType.APPLICATION_JSON);
		}
		headers.set(HttpHeaders.USER_AGENT, (options.userAgent() != null) ? options.userAgent() : USER_AGENT);
	}

	private BackendAnswer read(BackendCall call, ClientHttpResponse response) throws IOException {
		byte[] body = response.getBody().readNBytes(call.maximumAnswer() + 1);
		HttpHeaders headers = response.getHeaders();
		return new BackendAnswer(call.url(), response.getStatusCode().value(), headers,
				(body.length <= call.maximumAnswer()) ? body : null, this.retryAfter.read(headers));
	}

	private RestClient client(ClerkOptions options) {
		return this.clients.get(new Timeouts(options.connectTimeout(), options.readTimeout()), this::client);
	}

	private RestClient client(Timeouts timeouts) {
		return this.builder.clone()
			.requestFactory(this.requestFactories.create(timeouts.connect(), timeouts.read()))
			.build();
	}

	private static String userAgent() {
		String version = HttpTransport.class.getPackage().getImplementationVersion();
		return (version != null) ? "clerk-spring-boot/" + version : "clerk-spring-boot";
	}

	private record Timeouts(Duration connect, Duration read) {
	}

}
