package com.clerk.spring.backend;

import java.io.Serializable;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One error of an answer of Clerk's Backend API.
 *
 * @param code the stable name, such as {@code resource_not_found}; may be empty
 * @param message what is wrong, in few words; may be empty
 * @param longMessage what is wrong, in a sentence, or null
 * @param meta further facts, such as {@code param_name}; all that Clerk sent
 * @since 0.1.0
 */
public record ClerkApiError(String code, String message, @Nullable String longMessage,
		Map<String, Object> meta) implements Serializable {

	static ClerkApiError of(Map<?, ?> json) {
		return new ClerkApiError(text(json, "code", ""), text(json, "message", ""),
				(json.get("long_message") instanceof String longMessage) ? longMessage : null, meta(json.get("meta")));
	}

	private static String text(Map<?, ?> json, String name, String otherwise) {
		return (json.get(name) instanceof String text) ? text : otherwise;
	}

	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	private static Map<String, Object> meta(@Nullable Object meta) {
		return (meta instanceof Map<?, ?> map) ? (Map<String, Object>) map : Map.of();
	}

}
