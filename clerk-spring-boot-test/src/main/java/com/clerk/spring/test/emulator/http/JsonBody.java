package com.clerk.spring.test.emulator.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The JSON object that a request's body is, whose members are refused by name when they
 * are not what they must be.
 *
 * @param members its members
 */
public record JsonBody(Map<String, Object> members) {

	private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {
	};

	private static final String INVALID = "form_param_value_invalid";

	private static final Duration LONGEST = Duration.ofDays(3650);

	public static JsonBody of(ApiRequest request) {
		return new JsonBody(Json.readBody(request.body()));
	}

	/**
	 * Refuses what is not known.
	 */
	public static JsonBody of(ApiRequest request, Set<String> known) {
		JsonBody body = of(request);
		body.requireKnown(known);
		return body;
	}

	/**
	 * Reads the objects that a request's body is a list of, refusing what is not known.
	 */
	public static List<JsonBody> listOf(ApiRequest request, Set<String> known) {
		List<JsonBody> bodies = Json.read(request.body(), OBJECTS).stream().map(JsonBody::new).toList();
		bodies.forEach((body) -> body.requireKnown(known));
		return bodies;
	}

	/**
	 * Reads what a test wants, refusing it as a test expects.
	 */
	public static <T> T ofTest(Map<String, ?> members, Set<String> known, Function<JsonBody, T> reader) {
		JsonBody body = new JsonBody(new LinkedHashMap<>(members));
		try {
			body.requireKnown(known);
			return reader.apply(body);
		}
		catch (ApiException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	public void requireKnown(Set<String> known) {
		Parameters.requireKnown(this.members.keySet(), known);
	}

	public boolean has(String name) {
		return this.members.containsKey(name);
	}

	/**
	 * Returns a text, or null where there is none.
	 */
	public @Nullable String text(String name) {
		Object value = this.members.get(name);
		if (value == null || value instanceof String) {
			return (String) value;
		}
		throw ApiException.parameter(INVALID, name, "must be a text.");
	}

	public String requiredText(String name) {
		String text = text(name);
		if (text == null || text.isBlank()) {
			throw ApiException.parameter("form_param_missing", name, "must be included.");
		}
		return text;
	}

	public boolean isTrue(String name) {
		Object value = this.members.get(name);
		if (value == null || value instanceof Boolean) {
			return Boolean.TRUE.equals(value);
		}
		throw ApiException.parameter(INVALID, name, "must be true or false.");
	}

	public List<String> texts(String name) {
		Object value = this.members.get(name);
		if (value == null) {
			return List.of();
		}
		if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
			return list.stream().map(String.class::cast).toList();
		}
		throw ApiException.parameter(INVALID, name, "must be a list of texts.");
	}

	/**
	 * Returns an object, empty where there is none.
	 */
	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	public Map<String, Object> object(String name) {
		Object value = this.members.get(name);
		if (value == null) {
			return Map.of();
		}
		if (value instanceof Map<?, ?> map) {
			return (Map<String, Object>) map;
		}
		throw ApiException.parameter(INVALID, name, "must be an object.");
	}

	/**
	 * Returns a number of things.
	 */
	public Optional<Integer> count(String name) {
		Object value = this.members.get(name);
		if (value == null) {
			return Optional.empty();
		}
		if (value instanceof Integer number && number >= 0) {
			return Optional.of(number);
		}
		throw ApiException.parameter(INVALID, name, "must be a whole number from 0.");
	}

	/**
	 * Returns a positive number of seconds.
	 */
	public Optional<Duration> seconds(String name) {
		Object value = this.members.get(name);
		if (value == null) {
			return Optional.empty();
		}
		if (value instanceof Number number && number.doubleValue() >= 1
				&& number.doubleValue() <= LONGEST.toSeconds()) {
			return Optional.of(Duration.ofSeconds(number.longValue()));
		}
		throw ApiException.parameter(INVALID, name, "must be a positive number of seconds.");
	}

}
