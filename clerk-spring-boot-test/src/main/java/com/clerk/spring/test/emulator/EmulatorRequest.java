package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A request to the local Clerk, read whole.
 *
 * @param method the method
 * @param uri the target
 * @param query the query, decoded
 * @param form the fields of a form, decoded; empty for any other body
 * @param cookies the cookies
 * @param authorization the {@code Authorization} header, or null
 * @param apiVersion the {@code Clerk-API-Version} header, or null
 */
record EmulatorRequest(String method, URI uri, MultiValueMap<String, String> query, MultiValueMap<String, String> form,
		Map<String, String> cookies, @Nullable String authorization, @Nullable String apiVersion) {

	private static final int MAX_BODY = 64 * 1024;

	private static final String FORM = "application/x-www-form-urlencoded";

	/**
	 * Reads a request.
	 * @return the request, or null when its body is too large
	 */
	static @Nullable EmulatorRequest read(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
		if (body.length > MAX_BODY) {
			return null;
		}
		String type = exchange.getRequestHeaders().getFirst("Content-Type");
		boolean isForm = type != null && type.startsWith(FORM);
		URI uri = exchange.getRequestURI();
		return new EmulatorRequest(exchange.getRequestMethod(), uri, parameters(uri.getRawQuery()),
				parameters(isForm ? new String(body, StandardCharsets.UTF_8) : null),
				cookies(exchange.getRequestHeaders().getFirst("Cookie")),
				exchange.getRequestHeaders().getFirst("Authorization"),
				exchange.getRequestHeaders().getFirst("Clerk-API-Version"));
	}

	String path() {
		return this.uri.getPath();
	}

	/**
	 * Returns a parameter of the form, else of the query, else an empty text.
	 */
	String parameter(String name) {
		String value = this.form.getFirst(name);
		value = (value != null) ? value : this.query.getFirst(name);
		return (value != null) ? value : "";
	}

	private static MultiValueMap<String, String> parameters(@Nullable String encoded) {
		MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
		if (encoded != null) {
			UriComponentsBuilder.newInstance()
				.query(encoded.replace("+", "%20"))
				.build()
				.getQueryParams()
				.forEach((name, values) -> values.forEach((value) -> decoded.add(decode(name), decode(value))));
		}
		return decoded;
	}

	private static String decode(@Nullable String text) {
		try {
			return (text != null) ? UriUtils.decode(text, StandardCharsets.UTF_8) : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static Map<String, String> cookies(@Nullable String header) {
		LinkedMultiValueMap<String, String> cookies = new LinkedMultiValueMap<>();
		if (header != null) {
			for (String piece : header.split(";", -1)) {
				int equals = piece.indexOf('=');
				if (equals > 0) {
					cookies.add(piece.substring(0, equals).strip(), piece.substring(equals + 1).strip());
				}
			}
		}
		return cookies.toSingleValueMap();
	}

	/**
	 * Shows method and path only.
	 */
	@Override
	public String toString() {
		return this.method + " " + path();
	}

}
