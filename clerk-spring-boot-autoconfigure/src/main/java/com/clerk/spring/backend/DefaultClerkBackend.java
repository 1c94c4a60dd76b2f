package com.clerk.spring.backend;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Any call, by its path.
 */
final class DefaultClerkBackend implements ClerkBackend {

	private final InstanceCalls calls;

	DefaultClerkBackend(InstanceCalls calls) {
		this.calls = calls;
	}

	@Override
	public <T> @Nullable T exchange(HttpMethod method, String pathTemplate, @Nullable Map<String, ?> body,
			Class<T> type, Object... variables) {
		String path = PathTemplate.expand(pathTemplate, variables);
		return this.calls.exchange(method, path, (body != null) ? new LinkedHashMap<>(body) : null, type);
	}

}
