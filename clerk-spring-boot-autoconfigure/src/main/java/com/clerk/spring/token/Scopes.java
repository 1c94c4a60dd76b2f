package com.clerk.spring.token;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads scopes out of tokens and answers. None is ever empty (deviation T22).
 */
final class Scopes {

	private Scopes() {
	}

	/**
	 * Reads a text of scopes with blanks between them.
	 */
	static List<String> split(String scopes) {
		return Stream.of(scopes.split(" ")).filter((scope) -> !scope.isEmpty()).toList();
	}

	/**
	 * Reads a list of scopes; anything else holds none.
	 */
	static List<String> listed(@Nullable Object scopes) {
		return (scopes instanceof List<?> list) ? list.stream()
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.filter((scope) -> !scope.isEmpty())
			.toList() : List.of();
	}

}
