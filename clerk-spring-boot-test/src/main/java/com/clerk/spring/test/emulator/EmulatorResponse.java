package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * An answer of the local Clerk.
 *
 * @param status the status
 * @param contentType the type of the body
 * @param body the body
 * @param headers further headers, several values each
 */
record EmulatorResponse(int status, String contentType, String body, Map<String, List<String>> headers) {

	private static final String JSON = "application/json";

	static EmulatorResponse json(int status, Map<String, ?> body) {
		return new EmulatorResponse(status, JSON, JSONObjectUtils.toJSONString(Map.copyOf(body)), Map.of());
	}

	static EmulatorResponse html(int status, String page) {
		return new EmulatorResponse(status, "text/html; charset=utf-8", page, Map.of());
	}

	static EmulatorResponse redirect(int status, String location, List<String> cookies) {
		return new EmulatorResponse(status, "text/plain", "",
				Map.of("Location", List.of(location), "Set-Cookie", cookies));
	}

	/**
	 * Answers in Clerk's error format.
	 */
	static EmulatorResponse error(int status, String code, String message) {
		return json(status, Map.of("errors", List.of(Map.of("code", code, "message", message, "long_message", message)),
				"clerk_trace_id", Ids.next("trace")));
	}

	static EmulatorResponse notFound(EmulatorRequest request) {
		return error(404, "resource_not_found", "There is no " + request.method() + " " + request.path());
	}

}
