package com.clerk.spring.security;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;

/**
 * The wire forms of refusals ({@code shared/spec/protect.md} section 6). None may be
 * stored; headers and cookies that are set already are kept.
 */
final class Answers {

	private static final long MILLIS_PER_SECOND = 1000;

	/** What Spring Security gives to any answer that sets none of them. */
	private static final Map<String, String> NOT_CACHED = Map.of(HttpHeaders.CACHE_CONTROL,
			"no-cache, no-store, max-age=0, must-revalidate", HttpHeaders.PRAGMA, "no-cache", HttpHeaders.EXPIRES, "0");

	private Answers() {
	}

	/**
	 * Redirects: 307, or 303 where the browser must not repeat the request's body (T37).
	 * @throws IllegalStateException if the location is no absolute http(s) address
	 */
	static Answer redirect(String location) {
		HeaderValue.requireLocation(location);
		return (request, response) -> {
			start(response, isRepeatable(request) ? HttpStatus.TEMPORARY_REDIRECT : HttpStatus.SEE_OTHER);
			response.setHeader(HttpHeaders.LOCATION, location);
		};
	}

	private static boolean isRepeatable(HttpServletRequest request) {
		return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
	}

	/**
	 * 404, as the application answers a route that does not exist: with the cache headers
	 * that Spring Security gives any answer, or they would tell the two apart.
	 */
	static Answer notFound(NotFoundResponder responder) {
		return (request, response) -> {
			NOT_CACHED.forEach(response::setHeader);
			responder.respond(request, response);
		};
	}

	/**
	 * 401 with a challenge (T32).
	 */
	static Answer unauthorized(String challenge) {
		return (request, response) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
			problem(request, response, HttpStatus.UNAUTHORIZED);
		};
	}

	/**
	 * 401 with a challenge and a body yet to be written.
	 */
	static Answer challenge(String challenge) {
		return (request, response) -> {
			start(response, HttpStatus.UNAUTHORIZED);
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
		};
	}

	/**
	 * 403.
	 */
	static Answer forbidden() {
		return (request, response) -> problem(request, response, HttpStatus.FORBIDDEN);
	}

	/**
	 * 403 with a challenge.
	 * @throws IllegalStateException if the challenge is no header value
	 */
	static Answer forbidden(String challenge) {
		HeaderValue.requireLegal(HttpHeaders.WWW_AUTHENTICATE, challenge);
		return (request, response) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
			problem(request, response, HttpStatus.FORBIDDEN);
		};
	}

	/**
	 * 503 with {@code Retry-After}, in whole seconds and at least one (T42).
	 */
	static Answer unavailable(Duration retryAfter) {
		long seconds = Math.max(1, (retryAfter.toMillis() + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND);
		return (request, response) -> {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
			problem(request, response, HttpStatus.SERVICE_UNAVAILABLE);
		};
	}

	/**
	 * 403 that makes Clerk's browser code ask the user to verify again
	 * ({@code shared/spec/authorization.md} section 5.1).
	 */
	static Answer reverification(Requirement.Freshness missing) {
		String body = "{\"clerk_error\":{\"type\":\"forbidden\",\"reason\":\"reverification-error\","
				+ "\"metadata\":{\"reverification\":" + metadata(missing) + "}}}";
		return (request, response) -> {
			start(response, HttpStatus.FORBIDDEN);
			body(response, MediaType.APPLICATION_JSON, body);
		};
	}

	private static String metadata(Requirement.Freshness missing) {
		Reverification preset = missing.preset();
		if (preset != null) {
			return "\"" + preset.value() + "\"";
		}
		BigDecimal minutes = BigDecimal.valueOf(missing.withinMinutes()).stripTrailingZeros();
		return "{\"level\":\"" + missing.level().value() + "\",\"afterMinutes\":" + minutes.toPlainString() + "}";
	}

	private static void problem(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
			throws IOException {
		start(response, status);
		if (JsonPreference.isStatedBy(request)) {
			body(response, MediaType.APPLICATION_PROBLEM_JSON,
					"{\"title\":\"" + status.getReasonPhrase() + "\",\"status\":" + status.value() + "}");
		}
	}

	private static void start(HttpServletResponse response, HttpStatus status) {
		response.resetBuffer();
		response.setStatus(status.value());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

	private static void body(HttpServletResponse response, MediaType type, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		response.setContentType(type.toString());
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
