package com.clerk.spring.backend;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that others wrote: strictly, into plain maps and lists. No other class of
 * the library knows which JSON library does it.
 *
 * @since 0.1.0
 */
public final class Json {

	private static final int MAX_NESTING = 500;

	// Names come from strangers, so they are not kept in a table that all parsers share.
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
		.build();

	// A mapper remembers the classes it has read. One for each class, held by the class
	// itself, lets a reloaded application go.
	private static final ClassValue<JsonMapper> MAPPERS = new ClassValue<>() {

		@Override
		protected JsonMapper computeValue(Class<?> type) {
			return JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
		}

	};

	/** For Clerk's resources, one for each class as above. */
	private static final ClassValue<JsonMapper> RESOURCES = new ClassValue<>() {

		@Override
		protected JsonMapper computeValue(Class<?> type) {
			return JsonMapper.builder()
				.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
				.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
						DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
				.disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
				.build();
		}

	};

	private Json() {
	}

	/**
	 * Reads a JSON object.
	 * @param utf8 the whole text in well-formed UTF-8, without a byte order mark
	 * @return its members in their order, not to be changed. Values are {@link String},
	 * {@link Long}, {@link java.math.BigInteger}, {@link Double}, {@link Boolean}, null,
	 * {@link List} and {@link Map}
	 * @throws IllegalArgumentException if the text is no JSON object, if an object names
	 * a member twice, or if it is nested too deep; the message does not show the text
	 */
	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	public static Map<String, Object> readObject(byte[] utf8) {
		if (read(utf8) instanceof Map<?, ?> object) {
			return (Map<String, Object>) object;
		}
		throw new IllegalArgumentException("Not a JSON object");
	}

	/**
	 * Reads any JSON text, by the same rules.
	 * @param utf8 the whole text
	 * @return its value, null for JSON null
	 * @throws IllegalArgumentException if the text is not JSON; the message does not show
	 * the text
	 */
	static @Nullable Object read(byte[] utf8) {
		try (JsonParser parser = parser(utf8)) {
			JsonToken first = parser.nextToken();
			if (first == null) {
				throw new IllegalArgumentException("Not JSON");
			}
			Object value = value(parser, first);
			if (parser.nextToken() != null) {
				throw new IllegalArgumentException("Text after the JSON value");
			}
			return value;
		}
		catch (CharacterCodingException | JacksonException ex) {
			throw new IllegalArgumentException("Not JSON");
		}
	}

	/**
	 * Text in ASCII, as nearly all of it is, needs no copy. Jackson's own decoder of
	 * UTF-8 takes forms that are not well-formed, so other text is decoded first.
	 */
	private static JsonParser parser(byte[] utf8) throws CharacterCodingException {
		if (isAscii(utf8)) {
			return FACTORY.createParser(ObjectReadContext.empty(), utf8);
		}
		CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
		return FACTORY.createParser(ObjectReadContext.empty(), text.array(), text.arrayOffset(), text.remaining());
	}

	private static boolean isAscii(byte[] text) {
		for (byte octet : text) {
			if (octet <= 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Writes a JSON object as {@link #readObject(byte[])} reads it.
	 * @param members its members
	 * @return the text
	 */
	public static String text(Map<String, Object> members) {
		return new String(write(members), StandardCharsets.UTF_8);
	}

	/**
	 * Writes a JSON object.
	 * @param members its members
	 * @return the text in UTF-8
	 * @throws IllegalArgumentException if a value can't be written; the message names the
	 * member, never its value
	 */
	static byte[] write(Map<String, Object> members) {
		try {
			return MAPPERS.get(Map.class).writeValueAsBytes(members);
		}
		catch (JacksonException ex) {
			// The exception itself may quote a value.
			throw new IllegalArgumentException("The members can't be written as JSON: " + ex.getPath()
				.stream()
				.map(JacksonException.Reference::getPropertyName)
				.map(String::valueOf)
				.collect(Collectors.joining(".")));
		}
	}

	@SuppressWarnings("NullAway") // JSON null is a null value of the map
	private static Map<String, Object> object(JsonParser parser) {
		Map<String, Object> members = new LinkedHashMap<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			int before = members.size();
			members.put(name, value(parser, parser.nextToken()));
			if (members.size() == before) {
				throw new IllegalArgumentException("A JSON object names a member twice");
			}
		}
		return Collections.unmodifiableMap(members);
	}

	private static List<@Nullable Object> list(JsonParser parser) {
		List<@Nullable Object> elements = new ArrayList<>();
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			elements.add(value(parser, token));
		}
		return Collections.unmodifiableList(elements);
	}

	private static @Nullable Object value(JsonParser parser, JsonToken token) {
		return switch (token) {
			case START_OBJECT -> object(parser);
			case START_ARRAY -> list(parser);
			case VALUE_STRING -> parser.getString();
			case VALUE_NUMBER_INT -> integer(parser);
			case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			default -> throw new IllegalArgumentException("Not a JSON value");
		};
	}

	private static Number integer(JsonParser parser) {
		boolean big = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
		return big ? parser.getBigIntegerValue() : (Number) parser.getLongValue();
	}

	/**
	 * Turns a JSON object into an object of a class, by the names of its components or
	 * properties. Members without a counterpart are ignored.
	 * @param <T> the class
	 * @param members the members, as {@link #readObject} returns them
	 * @param type the class, such as a record
	 * @return an object
	 * @throws IllegalArgumentException if a member does not fit the class; the message
	 * names the member, never its value
	 */
	public static <T> T convert(Map<String, Object> members, Class<T> type) {
		try {
			return MAPPERS.get(type).convertValue(members, type);
		}
		catch (JacksonException ex) {
			// The exception itself quotes the value.
			throw new IllegalArgumentException(unfit(type, ex));
		}
	}

	/**
	 * Turns a resource of Clerk into a record: names in snake case, times in
	 * milliseconds, and what is absent is null or false.
	 * @param <T> the record
	 * @param members the members, as {@link #readObject} returns them
	 * @param type the record
	 * @return a record
	 * @throws IllegalArgumentException if a member does not fit; the message names it,
	 * never its value
	 */
	public static <T> T resource(Map<String, Object> members, Class<T> type) {
		return resource((Object) members, type);
	}

	/**
	 * Turns any JSON value of Clerk into an object, by the same rules.
	 */
	static <T> T resource(Object json, Class<T> type) {
		try {
			return RESOURCES.get(type).convertValue(json, type);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(unfit(type, ex));
		}
	}

	private static String unfit(Class<?> type, JacksonException ex) {
		List<JacksonException.Reference> path = ex.getPath();
		String member = path.isEmpty() ? null : path.get(0).getPropertyName();
		String text = "The JSON object can't be read as " + type.getName();
		return (member != null) ? text + ": '" + member + "' does not fit" : text;
	}

}
