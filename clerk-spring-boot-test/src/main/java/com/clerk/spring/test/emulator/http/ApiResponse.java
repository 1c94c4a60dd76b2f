package com.clerk.spring.test.emulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers the headers, each with one or more values
 * @param body the body, empty for none
 */
public record ApiResponse(int status, Map<String, List<String>> headers, String body) {

	/**
	 * The server writes of each character its lowest eight bits, which of many that look
	 * harmless are the end of a line.
	 */
	private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

	public static ApiResponse json(int status, Object value) {
		return new ApiResponse(status, Map.of(), Json.write(value)).with("Content-Type", "application/json")
			.with("Cache-Control", "no-store");
	}

	/**
	 * Returns a part of a list.
	 */
	public static ApiResponse list(List<?> data, int totalCount) {
		return json(200, Map.of("data", data, "total_count", totalCount));
	}

	public static ApiResponse redirect(int status, String location) {
		return new ApiResponse(status, Map.of(), "").with("Location", location).with("Cache-Control", "no-store");
	}

	public static ApiResponse error(ApiException error) {
		String paramName = error.paramName();
		Map<String, Object> entry = Map.of("code", error.code(), "message", String.valueOf(error.getMessage()),
				"long_message", String.valueOf(error.getMessage()), "meta",
				(paramName != null) ? Map.of("param_name", paramName) : Map.of());
		return json(error.status(), Map.of("errors", List.of(entry), "clerk_trace_id", Ids.traceId()));
	}

	/**
	 * Adds a value to a header.
	 * @throws IllegalArgumentException if the value is not of printable ASCII, blanks and
	 * tabs: what comes from elsewhere is to be refused, or encoded, before
	 */
	public ApiResponse with(String name, String value) {
		Assert.isTrue(HEADER_VALUE.matcher(value).matches(),
				() -> "The value of the header " + name + " is not of printable ASCII");
		Map<String, List<String>> copy = new LinkedHashMap<>(this.headers);
		List<String> values = new ArrayList<>(copy.getOrDefault(name, List.of()));
		values.add(value);
		copy.put(name, List.copyOf(values));
		return new ApiResponse(this.status, copy, this.body);
	}

	public ApiResponse with(List<ApiCookie> cookies) {
		ApiResponse response = this;
		for (ApiCookie cookie : cookies) {
			response = response.with("Set-Cookie", cookie.toHeader());
		}
		return response;
	}

}
