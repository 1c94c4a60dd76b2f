package com.clerk.spring.backend;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import com.clerk.spring.options.ClerkOptions;

/**
 * The calls, made with Spring's HTTP client.
 */
final class RestClientBackendApi implements BackendApi {

	static final String API_VERSION = "2026-05-12";

	static final int MAX_ANSWER = 1024 * 1024;

	private static final int MAX_CLIENTS = 100;

	private static final String USER_AGENT = userAgent();

	private final RestClient.Builder builder;

	private final RequestFactories requestFactories;

	private final ApiErrors errors;

	private final Cache<Timeouts, RestClient> clients = Caffeine.newBuilder()
		.maximumSize(MAX_CLIENTS)
		.executor(Runnable::run)
		.build();

	RestClientBackendApi(RestClient.Builder builder, RequestFactories requestFactories, Clock clock) {
		this.builder = builder.clone();
		this.requestFactories = requestFactories;
		this.errors = new ApiErrors(clock);
	}

	@Override
	public Map<String, Object> signingKeys(ClerkOptions options) {
		return call(HttpMethod.GET, versioned(options, "jwks"), options);
	}

	private Map<String, Object> call(HttpMethod method, String url, ClerkOptions options) {
		try {
			return client(options).method(method)
				.uri(URI.create(url))
				.headers((headers) -> describe(headers, options))
				.exchangeForRequiredValue((request, response) -> read(url, response));
		}
		catch (RestClientException ex) {
			throw new ClerkApiException(url, ex);
		}
		catch (IllegalArgumentException ex) {
			// The address or a header can't be sent. The exception may quote the key.
			throw new ClerkApiException(url, null);
		}
	}

	private static void describe(HttpHeaders headers, ClerkOptions options) {
		if (options.secretKey() != null) {
			headers.setBearerAuth(options.secretKey());
		}
		headers.set("Clerk-API-Version", API_VERSION);
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.set(HttpHeaders.USER_AGENT, (options.userAgent() != null) ? options.userAgent() : USER_AGENT);
	}

	private Map<String, Object> read(String url, ClientHttpResponse response) throws IOException {
		byte[] body = response.getBody().readNBytes(MAX_ANSWER + 1);
		Map<String, Object> json = (body.length <= MAX_ANSWER) ? json(body) : null;
		if (json != null && response.getStatusCode().is2xxSuccessful()) {
			return json;
		}
		throw this.errors.exception(url, response.getStatusCode().value(), response.getHeaders(), json);
	}

	// The content type of the answer does not matter.
	private static @Nullable Map<String, Object> json(byte[] body) {
		try {
			return Json.readObject(body);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private RestClient client(ClerkOptions options) {
		return this.clients.get(new Timeouts(options.connectTimeout(), options.readTimeout()), this::client);
	}

	private RestClient client(Timeouts timeouts) {
		return this.builder.clone()
			.requestFactory(this.requestFactories.create(timeouts.connect(), timeouts.read()))
			.build();
	}

	private static String versioned(ClerkOptions options, String path) {
		return (options.apiUrl() + "/" + options.apiVersion() + "/" + path).replaceAll("(?<!:)/{2,}", "/");
	}

	private static String userAgent() {
		String version = RestClientBackendApi.class.getPackage().getImplementationVersion();
		return (version != null) ? "clerk-spring-boot/" + version : "clerk-spring-boot";
	}

	private record Timeouts(Duration connect, Duration read) {

	}

}
