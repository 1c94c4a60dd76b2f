package com.clerk.spring.backend;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

/**
 * Calls that the application asks for, with the secret key of one instance. Each is made
 * once: whether a write that gave no answer was done is for the application to find out.
 */
final class InstanceCalls {

	private final ApiTransport transport;

	private final ClerkOptions options;

	InstanceCalls(ApiTransport transport, ClerkOptions options) {
		this.transport = transport;
		this.options = options;
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
		ApiAnswer answer = answer(method, path, body);
		return (type == Void.class || answer.isEmpty()) ? null : read(answer, type);
	}

	private ApiAnswer answer(HttpMethod method, String path, @Nullable Map<String, Object> body) {
		String url = RestClientBackendApi.versioned(this.options, path);
		ApiAnswer answer = this.transport.exchange(method, url, secretKey(), body, this.options);
		if (!answer.isSuccess()) {
			throw this.transport.failure(answer, answer.claimsJson() ? answer.members() : null);
		}
		return answer;
	}

	private <T> T read(ApiAnswer answer, Class<T> type) {
		Object json = answer.claimsJson() ? answer.json() : null;
		if (json == null) {
			throw this.transport.failure(answer, null);
		}
		try {
			return Json.resource(json, type);
		}
		catch (IllegalArgumentException ex) {
			ClerkApiException failure = this.transport.failure(answer, null);
			failure.initCause(ex);
			throw failure;
		}
	}

	boolean isLive() {
		return secretKey().startsWith("sk_live_");
	}

	private String secretKey() {
		String key = this.options.secretKey();
		if (key == null) {
			throw new ClerkConfigurationException("secret-key-missing",
					"Calls of the Backend API need the secret key: set clerk.secret-key.");
		}
		return key;
	}

}
