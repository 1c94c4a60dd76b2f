package com.clerk.spring.backend;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What the Backend API answered.
 *
 * @param url the address that was called
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, or null when it is longer than a good answer may be
 * @param retryAfter when another try may succeed, or null
 * @since 0.1.0
 */
public record BackendAnswer(String url, int status, HttpHeaders headers, byte @Nullable [] body,
		@Nullable Duration retryAfter) {

	private static final int MAX_TRACE_ID = 128;

	/**
	 * Tells whether the call was done.
	 * @return true for a status of 200 to 299
	 */
	public boolean isSuccess() {
		return HttpStatus.Series.resolve(this.status) == HttpStatus.Series.SUCCESSFUL;
	}

	boolean hasNoContent() {
		return this.status == HttpStatus.NO_CONTENT.value();
	}

	/**
	 * Tells whether the answer says of itself that it is JSON, whatever the parameters of
	 * the media type (deviation D3).
	 * @return true if it does
	 */
	public boolean claimsJson() {
		try {
			return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(this.headers.getContentType());
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	boolean isEmpty() {
		return this.body != null && this.body.length == 0;
	}

	/**
	 * Reads the body as JSON.
	 * @return the value, or null if it is JSON null or not JSON
	 */
	public @Nullable Object json() {
		if (this.body == null) {
			return null;
		}
		try {
			return Json.read(this.body);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Reads the body as a JSON object.
	 * @return the members of the object it is, none for any other JSON, or null if it is
	 * not JSON
	 */
	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	@Nullable Map<String, Object> members() {
		if (this.body == null) {
			return null;
		}
		try {
			return (Json.read(this.body) instanceof Map<?, ?> map) ? (Map<String, Object>) map : Map.of();
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Makes an exception of an answer that is not what was asked for
	 * ({@code shared/spec/backend-api.md} section 4).
	 * @return an exception with all that the answer says of errors
	 */
	public ClerkApiException failure() {
		return failure(claimsJson() ? members() : null);
	}

	/**
	 * Makes an exception of an answer that is not what was asked for.
	 * @param json what can be read of it, or null
	 */
	ClerkApiException failure(@Nullable Map<String, Object> json) {
		return new ClerkApiException(this.url, this.status, errors(json), traceId(json), this.retryAfter);
	}

	private static List<ClerkApiError> errors(@Nullable Map<String, Object> json) {
		if (json == null || !(json.get("errors") instanceof List<?> errors)) {
			return List.of();
		}
		return errors.stream()
			.filter(Map.class::isInstance)
			.map(Map.class::cast)
			.map((error) -> ClerkApiError.of((Map<?, ?>) error))
			.toList();
	}

	private @Nullable String traceId(@Nullable Map<String, Object> json) {
		Object inBody = (json != null) ? json.get("clerk_trace_id") : null;
		String id = (inBody instanceof String text) ? text : this.headers.getFirst("cf-ray");
		// It ends in logs, so it must look like an id.
		return (id != null && id.length() <= MAX_TRACE_ID && id.matches("[!-~]+")) ? id : null;
	}

	/**
	 * Shows neither headers nor body.
	 */
	@Override
	public String toString() {
		return "BackendAnswer[" + this.status + "]";
	}

}
