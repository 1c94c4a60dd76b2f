package com.clerk.spring.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

import com.clerk.backend_api.utils.HTTPClient;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import com.clerk.spring.backend.BackendAnswer;
import com.clerk.spring.backend.BackendCall;
import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

/**
 * Hands the calls of Clerk's client to our transport. What it throws comes out of the
 * client as it is, so its callers have one exception to catch.
 */
final class TransportHttpClient implements HTTPClient {

	/** In bytes: a page of 500 users with metadata is some of them. */
	static final int MAX_ANSWER = 16 * 1024 * 1024;

	/** A second call does no more than the first. */
	private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.PUT);

	private final BackendTransport transport;

	private final ClerkOptions options;

	TransportHttpClient(BackendTransport transport, ClerkOptions options) {
		this.transport = transport;
		this.options = options;
	}

	@Override
	public HttpResponse<InputStream> send(HttpRequest request) throws IOException {
		requireKey(request);
		CallPath.requireUnambiguous(request.uri());
		BackendAnswer answer = this.transport.exchange(call(request), this.options);
		byte[] body = answer.body();
		// The client would put what it can't read into an exception of its own.
		if (!answer.isSuccess() || body == null || body.length > 0 && !isJson(answer)) {
			throw answer.failure();
		}
		return new TransportResponse(request, answer.status(), answer.headers(), body);
	}

	private static void requireKey(HttpRequest request) {
		if (request.headers().firstValue(HttpHeaders.AUTHORIZATION).isEmpty()) {
			throw new ClerkConfigurationException("secret-key-missing",
					"Calls of the Backend API need the secret key: set clerk.secret-key.");
		}
	}

	private BackendCall call(HttpRequest request) throws IOException {
		HttpMethod method = HttpMethod.valueOf(request.method());
		return BackendCall.of(method, request.uri().toString())
			.headers(headers(request))
			.body(body(request))
			.maximumAnswer(MAX_ANSWER)
			.repeatable(REPEATABLE.contains(method));
	}

	private static HttpHeaders headers(HttpRequest request) {
		HttpHeaders headers = new HttpHeaders();
		// The transport puts the version of the API and the name of the caller in place
		// of
		// the client's.
		request.headers().map().forEach(headers::addAll);
		return headers;
	}

	private byte @Nullable [] body(HttpRequest request) throws IOException {
		HttpRequest.BodyPublisher publisher = request.bodyPublisher().orElse(null);
		if (publisher == null || publisher.contentLength() == 0) {
			return null;
		}
		return BodyCollector.collect(publisher, this.options.readTimeout());
	}

	private static boolean isJson(BackendAnswer answer) {
		return answer.claimsJson() && answer.json() != null;
	}

}
