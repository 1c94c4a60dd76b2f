package com.clerk.spring.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a webhook. Of members with the same name the last one counts, as for
 * the signer ({@code shared/spec/webhooks.md} section 1).
 */
final class EventJson {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	// Metadata has names of the application's users, so they are not kept in a table that
	// all parsers share.
	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build())
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_LONG_FOR_INTS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
		.build();

	private EventJson() {
	}

	/**
	 * Reads a JSON object.
	 * @param utf8 the whole text
	 * @throws IllegalArgumentException if the text is no JSON object in well-formed UTF-8
	 * without a byte order mark; the message does not show the text
	 */
	static Map<String, Object> read(byte[] utf8) {
		try {
			// Jackson's own decoder takes forms that are not well-formed.
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
			Map<String, Object> object = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? null
					: MAPPER.readValue(text, OBJECT);
			if (object != null) {
				return object;
			}
		}
		catch (CharacterCodingException | JacksonException ex) {
			// Answered below: the exception itself quotes the text.
		}
		throw new IllegalArgumentException("Not a JSON object");
	}

	/**
	 * Turns a resource of Clerk into a record: names in snake case, times in
	 * milliseconds, and what is absent is null or false.
	 * @throws IllegalArgumentException if a member does not fit
	 */
	static <T> T resource(Map<String, Object> members, Class<T> type) {
		try {
			return MAPPER.convertValue(members, type);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The JSON object can't be read as " + type.getName());
		}
	}

}
