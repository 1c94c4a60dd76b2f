package com.clerk.spring.backend;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

/**
 * Calls that the application asks for, with a key of one instance. Calls that only read
 * or replace are repeated: whether another one that gave no answer was done is for the
 * application to find out.
 */
final class InstanceCalls {

	/**
	 * Not DELETE: done once and asked for again, it would end as if there had been
	 * nothing to delete.
	 */
	private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT);

	private final BackendTransport transport;

	private final ClerkOptions options;

	private final ApiSection section;

	InstanceCalls(BackendTransport transport, ClerkOptions options) {
		this(transport, options, ApiSection.INSTANCE);
	}

	InstanceCalls(BackendTransport transport, ClerkOptions options, ApiSection section) {
		this.transport = transport;
		this.options = options;
		this.section = section;
	}

	/**
	 * Makes a call that is answered with a resource.
	 * @param method the method
	 * @param path the path after the version, encoded
	 * @param body the body, or null for none
	 * @param type the record for the resource
	 * @throws ClerkApiException if there is no good answer
	 * @throws ClerkConfigurationException if there is no secret key
	 */
	<T> T resource(HttpMethod method, String path, @Nullable Map<String, Object> body, Class<T> type) {
		return read(answer(method, path, body), type);
	}

	/**
	 * Makes a call that may be answered without content.
	 * @param method the method
	 * @param path the path after the version, encoded
	 * @param body the body, or null for none
	 * @param type the class for the answer, {@code Void.class} for none
	 * @throws ClerkApiException if there is no good answer
	 * @throws ClerkConfigurationException if there is no secret key
	 */
	<T> @Nullable T exchange(HttpMethod method, String path, @Nullable Map<String, Object> body, Class<T> type) {
		BackendAnswer answer = answer(method, path, body);
		return (type == Void.class || answer.isEmpty()) ? null : read(answer, type);
	}

	private BackendAnswer answer(HttpMethod method, String path, @Nullable Map<String, Object> body) {
		BackendCall call = BackendCall.of(method, this.section.url(this.options, path))
			.key(this.section.key(this.options))
			.json(body)
			.repeatable(REPEATABLE.contains(method));
		BackendAnswer answer = this.transport.exchange(call, this.options);
		if (!answer.isSuccess()) {
			throw answer.failure();
		}
		return answer;
	}

	private <T> T read(BackendAnswer answer, Class<T> type) {
		Object json = answer.claimsJson() ? answer.json() : null;
		if (json == null) {
			throw answer.failure(null);
		}
		try {
			return Json.resource(json, type);
		}
		catch (IllegalArgumentException ex) {
			ClerkApiException failure = answer.failure(null);
			failure.initCause(ex);
			throw failure;
		}
	}

	boolean isLive() {
		return this.section.key(this.options).startsWith("sk_live_");
	}

}
