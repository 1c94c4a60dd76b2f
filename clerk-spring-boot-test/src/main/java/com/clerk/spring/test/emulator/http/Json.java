package com.clerk.spring.test.emulator.http;

import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON text to and from plain values.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private Json() {
	}

	public static String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	/**
	 * Reads the object that a request's body is.
	 * @param body the body; an empty one is an empty object
	 * @throws ApiException with status 400 if it is no object
	 */
	public static Map<String, Object> readBody(String body) {
		if (body.isBlank()) {
			return Map.of();
		}
		return read(body, OBJECT);
	}

	/**
	 * Reads a value of a kind.
	 * @throws ApiException with status 400 if it is none
	 */
	public static <T> T read(String body, TypeReference<T> type) {
		try {
			T value = MAPPER.readValue(body, type);
			if (value != null) {
				return value;
			}
		}
		catch (JacksonException ex) {
			// answered below: what the text is instead makes no difference
		}
		throw ApiException.badRequest("request_body_invalid", "The request's body is not the JSON that it must be.");
	}

}
