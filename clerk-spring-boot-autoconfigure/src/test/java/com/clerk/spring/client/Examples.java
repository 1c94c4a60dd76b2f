package com.clerk.spring.client;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.clerk.backend_api.utils.JSON;
import com.clerk.backend_api.utils.Response;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * The least that Clerk's client takes for an answer: every member it can't do without.
 */
final class Examples {

	private Examples() {
	}

	/**
	 * Returns an example of a component.
	 */
	static String of(String component) {
		try {
			return json(Class.forName("com.clerk.backend_api.models.components." + component));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/**
	 * Returns an example of what is read into a response, empty if nothing is.
	 */
	static String answerTo(Class<? extends Response> response) {
		return content(response).map((content) -> json(argument(content.getGenericReturnType()))).orElse("");
	}

	/**
	 * Returns what was read into a response.
	 */
	static Object contentOf(Response response) {
		return content(response.getClass()).map((content) -> {
			try {
				return content.invoke(response);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}).orElse(Optional.of("nothing to read"));
	}

	private static Optional<Method> content(Class<? extends Response> response) {
		return Arrays.stream(response.getDeclaredMethods())
			.filter((method) -> method.getParameterCount() == 0 && Modifier.isPublic(method.getModifiers())
					&& method.getReturnType() == Optional.class)
			.findFirst();
	}

	private static String json(Type type) {
		boolean list = type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class;
		try {
			return JSON.getMapper().writeValueAsString(list ? List.of(value(argument(type))) : value(type));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object value(Type type) {
		if (type instanceof WildcardType wildcard) {
			return value(wildcard.getUpperBounds()[0]);
		}
		Class<?> raw = (Class<?>) ((type instanceof ParameterizedType parameterized) ? parameterized.getRawType()
				: type);
		if (List.class.isAssignableFrom(raw)) {
			return List.of();
		}
		if (Map.class.isAssignableFrom(raw) || raw == Object.class) {
			return Map.of();
		}
		if (raw == String.class) {
			return "text";
		}
		if (raw == boolean.class || raw == Boolean.class) {
			return false;
		}
		if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
			return 1;
		}
		if (raw.isEnum()) {
			return raw.getEnumConstants()[0];
		}
		return members(raw);
	}

	private static Object members(Class<?> type) {
		Optional<Constructor<?>> creator = Arrays.stream(type.getDeclaredConstructors())
			.filter((constructor) -> constructor.isAnnotationPresent(JsonCreator.class))
			.findFirst();
		if (creator.isEmpty()) {
			return oneOf(type);
		}
		Map<String, Object> members = new LinkedHashMap<>();
		Arrays.stream(creator.get().getParameters())
			.filter((parameter) -> !List.of(Optional.class, JsonNullable.class).contains(parameter.getType()))
			.forEach((parameter) -> members.put(parameter.getAnnotation(JsonProperty.class).value(),
					value(parameter.getParameterizedType())));
		return members;
	}

	private static Object oneOf(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> Modifier.isStatic(method.getModifiers()) && "of".equals(method.getName()))
			.findFirst()
			.map((method) -> value(method.getGenericParameterTypes()[0]))
			.orElseThrow(() -> new IllegalArgumentException("No example of " + type));
	}

	private static Type argument(Type type) {
		return ((ParameterizedType) type).getActualTypeArguments()[0];
	}

}
