package com.clerk.spring.backend;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import com.clerk.spring.options.ClerkOptions;

/**
 * Calls of Clerk's Backend API that nothing else makes, with the secret key and the
 * time-outs of an instance. Safe for use by several threads.
 *
 * <pre>
 * Map&lt;?, ?&gt; user = clerkBackend.exchange(HttpMethod.POST, "/users/{id}/remove_password", null, Map.class, userId);
 * </pre>
 *
 * @since 0.1.0
 */
public interface ClerkBackend {

	/**
	 * Makes the calls of an instance, such as one that is not the application's own.
	 * @param transport carries the calls
	 * @param options the options of the instance
	 * @return the calls
	 */
	static ClerkBackend create(BackendTransport transport, ClerkOptions options) {
		return new DefaultClerkBackend(new InstanceCalls(transport, options));
	}

	/**
	 * Makes a call. {@code GET}, {@code HEAD} and {@code PUT} are repeated a few times
	 * where Clerk can't be reached or has no time, others never.
	 * @param <T> what the answer is turned into
	 * @param method the method
	 * @param pathTemplate the path after the version, such as
	 * <code>/users/{id}/oauth_access_tokens/{provider}?paginated=true</code>. A variable
	 * is a whole segment or the value of a parameter
	 * @param body the members of the body in Clerk's spelling, nulls included, or null
	 * for none
	 * @param type a record or another class, whose names are those of Clerk in camel
	 * case; {@code Map.class}; an array; {@code Void.class} for no matter what
	 * @param variables the values of the variables, in their order; each is encoded and
	 * stays the one segment or parameter
	 * @return the answer, or null when it has no content or nobody wants it
	 * @throws IllegalArgumentException if a variable is missing, or can't be a segment,
	 * before any call
	 * @throws ClerkApiException if an error was answered, something that is not of the
	 * class, or nothing at all
	 * @throws com.clerk.spring.options.ClerkConfigurationException if there is no secret
	 * key
	 */
	<T> @Nullable T exchange(HttpMethod method, String pathTemplate, @Nullable Map<String, ?> body, Class<T> type,
			Object... variables);

}
