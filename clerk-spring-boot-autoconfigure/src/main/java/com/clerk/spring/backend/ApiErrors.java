package com.clerk.spring.backend;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Turns error answers into exceptions ({@code shared/spec/backend-api.md} section 4).
 */
final class ApiErrors {

	private static final int MAX_TRACE_ID = 128;

	private final Clock clock;

	ApiErrors(Clock clock) {
		this.clock = clock;
	}

	ClerkApiException exception(String url, int status, HttpHeaders headers, @Nullable Map<String, Object> json) {
		return new ClerkApiException(url, status, errors(json), traceId(headers, json), retryAfter(headers));
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

	private static @Nullable String traceId(HttpHeaders headers, @Nullable Map<String, Object> json) {
		Object inBody = (json != null) ? json.get("clerk_trace_id") : null;
		String id = (inBody instanceof String text) ? text : headers.getFirst("cf-ray");
		// It ends in logs, so it must look like an id.
		return (id != null && id.length() <= MAX_TRACE_ID && id.matches("[!-~]+")) ? id : null;
	}

	private @Nullable Duration retryAfter(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		if (value.matches("\\d{1,9}")) {
			return Duration.ofSeconds(Long.parseLong(value));
		}
		try {
			Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
			Duration wait = Duration.between(this.clock.instant(), date);
			return wait.isNegative() ? Duration.ZERO : wait;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
