package com.clerk.spring.backend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A call of Clerk's Backend API failed: an error was answered, something that is no
 * answer of the API, or nothing at all. The message holds the status, the codes and the
 * trace id, neither a body nor a key nor the query of the address, which may be a nonce.
 *
 * @since 0.1.0
 */
public final class ClerkApiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int MAX_CODES = 10;

	private static final String NO_ANSWER = "unexpected_error";

	private final String url;

	private final int status;

	private final List<ClerkApiError> errors;

	private final @Nullable String clerkTraceId;

	private final @Nullable Duration retryAfter;

	/**
	 * Creates an exception for an answer.
	 * @param url the address that was called
	 * @param status the HTTP status
	 * @param errors the errors of the answer; empty when it was no answer of the API
	 * @param clerkTraceId the trace id, or null
	 * @param retryAfter when another try may succeed, or null
	 */
	public ClerkApiException(String url, int status, List<ClerkApiError> errors, @Nullable String clerkTraceId,
			@Nullable Duration retryAfter) {
		super(message(withoutQuery(url), status, errors, clerkTraceId));
		this.url = withoutQuery(url);
		this.status = status;
		this.errors = List.copyOf(errors);
		this.clerkTraceId = clerkTraceId;
		this.retryAfter = retryAfter;
	}

	/**
	 * Creates an exception for a call without an answer.
	 * @param url the address that was called
	 * @param cause why there is none, or null
	 */
	public ClerkApiException(String url, @Nullable Throwable cause) {
		super(withoutQuery(url) + " gave no answer", cause);
		this.url = withoutQuery(url);
		this.status = 0;
		this.errors = List.of(new ClerkApiError(NO_ANSWER, "Clerk's Backend API gave no answer", null, Map.of()));
		this.clerkTraceId = null;
		this.retryAfter = null;
	}

	private static String withoutQuery(String url) {
		return url.split("\\?", 2)[0];
	}

	private static String message(String url, int status, List<ClerkApiError> errors, @Nullable String clerkTraceId) {
		// It ends in logs, so a code must look like one.
		String codes = errors.stream()
			.map(ClerkApiError::code)
			.filter((code) -> code.matches("[!-~]{1,100}"))
			.limit(MAX_CODES)
			.collect(Collectors.joining(","));
		return url + " answered " + status + (codes.isEmpty() ? "" : ", " + codes)
				+ ((clerkTraceId != null) ? ", trace " + clerkTraceId : "");
	}

	/**
	 * Returns the address that was called.
	 * @return an absolute URL without its query
	 */
	public String url() {
		return this.url;
	}

	/**
	 * Returns the HTTP status.
	 * @return the status, or 0 when there was no answer
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Returns the errors of the answer.
	 * @return the errors; empty when the answer was not one of the API. When there was no
	 * answer, one with the code {@code unexpected_error}
	 */
	public List<ClerkApiError> errors() {
		return this.errors;
	}

	/**
	 * Returns the id under which Clerk's support finds the call.
	 * @return the id, or null
	 */
	public @Nullable String clerkTraceId() {
		return this.clerkTraceId;
	}

	/**
	 * Returns when another try may succeed, as Clerk says.
	 * @return how long to wait, or null when Clerk does not say
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
