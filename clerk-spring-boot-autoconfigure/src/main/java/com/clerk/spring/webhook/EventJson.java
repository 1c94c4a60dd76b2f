package com.clerk.spring.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a webhook. Of members with the same name the last one counts, as for
 * the signer ({@code shared/spec/webhooks.md} section 1).
 */
final class EventJson {

	/**
	 * How deep members may be nested and how many digits a number may have. Users write
	 * some of their metadata themselves, 8 KB of it: what fits there must not make the
	 * events about them, a ban for instance, unreadable.
	 */
	private static final int LIMIT = 10_000;

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	// Metadata has names of the application's users, so they are not kept in a table that
	// all parsers share.
	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(LIMIT).maxNumberLength(LIMIT).build())
			.build())
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
		.build();

	private EventJson() {
	}

	/**
	 * Reads text.
	 * @throws IllegalArgumentException if it is not well-formed UTF-8 or has a byte order
	 * mark; the message does not show it
	 */
	static String decode(byte[] utf8) {
		try {
			// Jackson's own decoder takes forms that are not well-formed.
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
			if (!text.startsWith(String.valueOf(BYTE_ORDER_MARK))) {
				return text;
			}
		}
		catch (CharacterCodingException ex) {
			// Answered below.
		}
		throw notAnObject();
	}

	/**
	 * Reads a JSON object.
	 * @param text the whole text
	 * @throws IllegalArgumentException if the text is no JSON object; the message does
	 * not show it
	 */
	static Map<String, Object> read(String text) {
		try (JsonParser parser = parser(text)) {
			Map<String, Object> object = MAPPER.readerFor(OBJECT).readValue(parser);
			if (object != null) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// Answered below: the exception itself quotes the text.
		}
		throw notAnObject();
	}

	/**
	 * Reads the resource of Clerk that a member of an object holds as a record: names in
	 * snake case, times in milliseconds, and what is absent is null or false. It is read
	 * from the text, since turning a map into a record takes more stack the deeper it is.
	 * @param text the whole text, a JSON object
	 * @param member the name of the member
	 * @return the record, or null if the member is absent or null
	 * @throws IllegalArgumentException if the member does not fit
	 */
	static <T> @Nullable T resource(String text, String member, Class<T> type) {
		ObjectReader reader = MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
		T resource = null;
		try (JsonParser parser = parser(text)) {
			parser.nextToken();
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				boolean found = member.equals(parser.currentName());
				parser.nextToken();
				if (found) {
					resource = reader.readValue(parser);
				}
				else {
					parser.skipChildren();
				}
			}
			return resource;
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The JSON object can't be read as " + type.getName());
		}
	}

	private static JsonParser parser(String text) {
		return new LongParser(MAPPER.createParser(text));
	}

	private static IllegalArgumentException notAnObject() {
		return new IllegalArgumentException("Not a JSON object");
	}

	/**
	 * Makes whole numbers without a type of their own long, however small they are. Those
	 * that are too large for that become a {@code BigInteger}, where Jackson's feature
	 * for it fails.
	 */
	private static final class LongParser extends JsonParserDelegate {

		private LongParser(JsonParser parser) {
			super(parser);
		}

		@Override
		public Number getNumberValue() {
			Number value = super.getNumberValue();
			return (value instanceof Integer) ? Long.valueOf(value.longValue()) : value;
		}

	}

}
