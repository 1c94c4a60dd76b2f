package com.clerk.spring.test.emulator.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a body, which the browser client sends as a form and others as
 * JSON.
 */
public final class BodyParameters {

	private BodyParameters() {
	}

	public static Parameters of(ApiRequest request) {
		String contentType = request.header("content-type");
		if (contentType == null || !contentType.startsWith("application/json")) {
			return request.form();
		}
		Map<String, List<String>> values = new LinkedHashMap<>();
		Json.readBody(request.body()).forEach((name, value) -> values.put(name, List.of(text(value))));
		return new Parameters(values);
	}

	private static String text(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		return (value instanceof Map || value instanceof List) ? Json.write(value) : value.toString();
	}

}
