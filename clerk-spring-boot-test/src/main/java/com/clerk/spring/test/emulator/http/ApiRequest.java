package com.clerk.spring.test.emulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived, read to its end.
 *
 * @param method the method, such as {@code GET}
 * @param path the path as sent, still encoded
 * @param rawQuery the query as sent, or null
 * @param headers the headers, names in lower case
 * @param body the body as text, empty when there is none
 */
public record ApiRequest(String method, String path, @Nullable String rawQuery, Map<String, List<String>> headers,
		String body) {

	private static final String BEARER = "Bearer ";

	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null && !values.isEmpty()) ? values.get(0) : null;
	}

	public @Nullable String bearerToken() {
		String authorization = header("authorization");
		return (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length()))
				? authorization.substring(BEARER.length()) : null;
	}

	public ApiRequest withMethod(String method) {
		return new ApiRequest(method, this.path, this.rawQuery, this.headers, this.body);
	}

	public Parameters query() {
		return Parameters.parse(this.rawQuery);
	}

	public Parameters form() {
		String contentType = header("content-type");
		boolean form = contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
		return form ? Parameters.parse(this.body) : Parameters.NONE;
	}

	/**
	 * Returns the values of a cookie, in the order sent: cookies ignore ports, so
	 * whatever else runs on this machine may have set one of that name.
	 */
	public List<String> cookies(String name) {
		List<String> values = new ArrayList<>();
		for (String header : this.headers.getOrDefault("cookie", List.of())) {
			for (String pair : header.split(";", -1)) {
				String trimmed = pair.strip();
				if (trimmed.startsWith(name + "=")) {
					values.add(trimmed.substring(name.length() + 1));
				}
			}
		}
		return values;
	}

	/**
	 * Shows neither headers nor query nor body, which hold secrets.
	 */
	@Override
	public String toString() {
		return "ApiRequest[" + this.method + " " + this.path + "]";
	}

}
