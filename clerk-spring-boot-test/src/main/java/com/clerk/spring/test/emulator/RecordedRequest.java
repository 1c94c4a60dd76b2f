package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiRequest;

/**
 * A request that the emulator got, with secrets shortened so that it can be printed by a
 * failing test.
 *
 * @param method the method, such as {@code GET}
 * @param path the path as sent, such as {@code /v1/jwks}
 * @param query the query as sent, without {@code ?}, or null
 * @param headers the headers, names in lower case, each with its values
 * @param body the body as text, of a long one the first 8,192 characters; of one that is
 * neither JSON nor a form only how long it was, as {@code (25 characters)}; empty when
 * there was none or when it was too large
 * @param status the status of the answer, or 0 when a fault left it without one
 * @since 0.1.0
 */
public record RecordedRequest(String method, String path, @Nullable String query, Map<String, List<String>> headers,
		String body, int status) {

	static RecordedRequest of(ApiRequest request, int status) {
		String query = request.rawQuery();
		return new RecordedRequest(request.method(), request.path(),
				(query != null) ? Redaction.parameters(query) : null, Redaction.headers(request.headers()),
				Redaction.body(request.body()), status);
	}

}
