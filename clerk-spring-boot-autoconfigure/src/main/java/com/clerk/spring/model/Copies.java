package com.clerk.spring.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a record keeps of lists and maps: a copy, and an empty one of what is absent.
 */
final class Copies {

	private Copies() {
	}

	static <T> List<T> of(@Nullable List<T> elements) {
		return (elements != null) ? List.copyOf(elements) : List.of();
	}

	/**
	 * Unlike {@link Map#copyOf}, keeps members that are null and the order.
	 */
	static Map<String, Object> of(@Nullable Map<String, Object> members) {
		return (members != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(members)) : Map.of();
	}

}
