package com.clerk.spring.test.sdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.openapitools.jackson.nullable.JsonNullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks of what the client parsed whether it is whole: what its types promise to be there
 * is there, also where the client itself does not notice.
 */
final class SdkAssertions {

	private static final String MODELS = "com.clerk.backend_api.models.";

	private SdkAssertions() {
	}

	/**
	 * Returns what was parsed, once nothing that its type promises is missing, nor in
	 * what it contains.
	 */
	static <T> T whole(Optional<T> parsed) {
		assertThat(parsed).isPresent();
		check(parsed.get(), parsed.get().getClass().getSimpleName());
		return parsed.get();
	}

	/**
	 * Returns a model, once nothing that its type promises is missing.
	 */
	static <T> T whole(T parsed) {
		check(parsed, parsed.getClass().getSimpleName());
		return parsed;
	}

	private static void check(Object value, String where) {
		assertThat(value).as(where).isNotNull();
		if (value instanceof Optional<?> optional) {
			optional.ifPresent((inner) -> check(inner, where));
		}
		else if (value instanceof JsonNullable<?> nullable) {
			if (nullable.isPresent() && nullable.get() != null) {
				check(nullable.get(), where);
			}
		}
		else if (value instanceof Collection<?> collection) {
			collection.forEach((inner) -> check(inner, where + "[]"));
		}
		else if (!(value instanceof Map<?, ?>) && !value.getClass().isEnum()
				&& value.getClass().getName().startsWith(MODELS)) {
			getters(value).forEach((getter) -> check(get(value, getter), where + "." + getter.getName()));
		}
	}

	private static Stream<Method> getters(Object model) {
		return Stream.of(model.getClass().getDeclaredMethods())
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
					&& method.getParameterCount() == 0 && !method.isSynthetic() && !method.getName().equals("hashCode")
					&& !method.getName().equals("toString"));
	}

	private static Object get(Object model, Method getter) {
		try {
			return getter.invoke(model);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InvocationTargetException ex) {
			// The client shows the kind of a verification as a text, which it is not: it
			// is there.
			assertThat(ex.getCause()).isInstanceOf(ClassCastException.class);
			return "";
		}
	}

}
