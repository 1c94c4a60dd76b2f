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
 * Carries calls to the Backend API by the rules that all of them share
 * ({@code shared/spec/backend-api.md} section 1), with Spring's HTTP client.
 */
final class ApiTransport {

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

	ApiTransport(RestClient.Builder builder, RequestFactories requestFactories, Clock clock) {
		this.builder = builder.clone();
		this.requestFactories = requestFactories;
		this.errors = new ApiErrors(clock);
	}

	/**
	 * Makes a call, once.
	 * @param method the method
	 * @param url the address
	 * @param key the key it is made with, or null
	 * @param body the body, or null for none
	 * @param options the options of the instance
	 * @return the answer, whatever its status
	 * @throws ClerkApiException if there is none
	 */
	ApiAnswer exchange(HttpMethod method, String url, @Nullable String key, @Nullable Map<String, Object> body,
			ClerkOptions options) {
		try {
			RestClient.RequestBodySpec request = client(options).method(method)
				.uri(URI.create(url))
				.headers((headers) -> describe(headers, key, options));
			if (body != null) {
				request.body(Json.write(body));
			}
			return request.exchangeForRequiredValue((sent, response) -> read(url, response));
		}
		catch (RestClientException ex) {
			throw new ClerkApiException(url, ex);
		}
		catch (RuntimeException ex) {
			// The address or a header can't be sent, or the client has closed a stalled
			// answer under its reader. The exception may quote the key.
			throw new ClerkApiException(url, null);
		}
	}

	/**
	 * Makes an exception of an answer that is not what was asked for.
	 * @param answer the answer
	 * @param json what can be read of it, or null
	 */
	ClerkApiException failure(ApiAnswer answer, @Nullable Map<String, Object> json) {
		return this.errors.exception(answer.url(), answer.status(), answer.headers(), json);
	}

	private static void describe(HttpHeaders headers, @Nullable String key, ClerkOptions options) {
		if (key != null) {
			headers.setBearerAuth(key);
		}
		headers.set("Clerk-API-Version", API_VERSION);
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.set(HttpHeaders.USER_AGENT, (options.userAgent() != null) ? options.userAgent() : USER_AGENT);
	}

	private static ApiAnswer read(String url, ClientHttpResponse response) throws IOException {
		byte[] body = response.getBody().readNBytes(MAX_ANSWER + 1);
		return new ApiAnswer(url, response.getStatusCode().value(), response.getHeaders(),
				(body.length <= MAX_ANSWER) ? body : null);
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
		String version = ApiTransport.class.getPackage().getImplementationVersion();
		return (version != null) ? "clerk-spring-boot/" + version : "clerk-spring-boot";
	}

	private record Timeouts(Duration connect, Duration read) {
	}

}
