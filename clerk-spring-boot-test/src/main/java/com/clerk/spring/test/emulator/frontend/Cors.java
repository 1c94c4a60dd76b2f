package com.clerk.spring.test.emulator.frontend;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;

/**
 * Lets pages of other origins read the answers of the Frontend API.
 */
public final class Cors {

	private static final Pattern ORIGIN = Pattern
		.compile("https?://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

	private static final String EXPOSED = "Clerk-Db-Jwt, Authorization, X-Country, Retry-After";

	private final Predicate<String> allowed;

	/**
	 * Creates the rule.
	 * @param allowed the origins whose pages may call; none for those that are trusted
	 * @param trusted tells which those are
	 */
	public Cors(Set<String> allowed, Predicate<String> trusted) {
		this.allowed = allowed.isEmpty() ? trusted : Set.copyOf(allowed)::contains;
	}

	/**
	 * Refuses a page that may not call.
	 * @throws ApiException with status 403
	 */
	void check(ApiRequest request) {
		String origin = request.header("origin");
		if (origin != null && !this.allowed.test(origin) && !origin.equals(originOfProxy(request))) {
			throw ApiException.forbidden("The Origin header names an origin that the local Clerk does not allow.");
		}
	}

	/**
	 * Returns the origin that a proxy has for its visitors: its own pages may call. It
	 * vouches for that with the secret key, which is checked by then.
	 */
	private static @Nullable String originOfProxy(ApiRequest request) {
		return (request.header("clerk-secret-key") != null)
				? AuthorizedParty.originOf(request.header("clerk-proxy-url")) : null;
	}

	/**
	 * Answers the question that a browser asks before a call.
	 */
	ApiResponse preflight() {
		return new ApiResponse(204, Map.of(), "")
			.with("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS")
			.with("Access-Control-Allow-Headers", "Authorization, Content-Type, Clerk-Proxy-Url")
			.with("Access-Control-Max-Age", "600")
			.with("Cache-Control", "no-store");
	}

	/**
	 * Lets the page that called read the answer.
	 */
	ApiResponse addTo(ApiResponse response, ApiRequest request) {
		String origin = origin(request.header("origin"));
		if (origin == null) {
			return response.with("Vary", "Origin");
		}
		return response.with("Access-Control-Allow-Origin", origin)
			.with("Access-Control-Allow-Credentials", "true")
			.with("Access-Control-Expose-Headers", EXPOSED)
			.with("Vary", "Origin");
	}

	/**
	 * Lets the page that called read what came in place of the answer, if it may call.
	 */
	public ApiResponse addToFault(ApiResponse response, ApiRequest request) {
		String origin = request.header("origin");
		return (origin != null && this.allowed.test(origin)) ? addTo(response, request) : response;
	}

	/**
	 * Returns an origin, or null for anything else, {@code null} for a page without an
	 * origin included.
	 */
	static @Nullable String origin(@Nullable String value) {
		return (value != null && ORIGIN.matcher(value).matches()) ? value : null;
	}

}
