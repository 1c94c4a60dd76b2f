package com.clerk.spring.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLSession;

/**
 * An answer in the form that Clerk's client reads. The client keeps it in its results, so
 * it does not hold the key.
 */
final class TransportResponse implements HttpResponse<InputStream> {

	private final HttpRequest request;

	private final int status;

	private final HttpHeaders headers;

	private final InputStream body;

	TransportResponse(HttpRequest request, int status, org.springframework.http.HttpHeaders headers, byte[] body) {
		this.request = HttpRequest.newBuilder(request, (name, value) -> !"Authorization".equalsIgnoreCase(name))
			.build();
		this.status = status;
		this.headers = headers(headers);
		this.body = new ByteArrayInputStream(body);
	}

	private static HttpHeaders headers(org.springframework.http.HttpHeaders headers) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		headers.forEach(values::put);
		return HttpHeaders.of(values, (name, value) -> true);
	}

	@Override
	public int statusCode() {
		return this.status;
	}

	@Override
	public HttpRequest request() {
		return this.request;
	}

	@Override
	public Optional<HttpResponse<InputStream>> previousResponse() {
		return Optional.empty();
	}

	@Override
	public HttpHeaders headers() {
		return this.headers;
	}

	@Override
	public InputStream body() {
		return this.body;
	}

	@Override
	public Optional<SSLSession> sslSession() {
		return Optional.empty();
	}

	@Override
	public URI uri() {
		return this.request.uri();
	}

	@Override
	public HttpClient.Version version() {
		return HttpClient.Version.HTTP_1_1;
	}

	/**
	 * Shows neither headers nor body.
	 */
	@Override
	public String toString() {
		return "TransportResponse[" + this.status + "]";
	}

}
