package com.clerk.spring.request;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request ({@code shared/spec/authenticate-request.md} section 5.1).
 * Container and framework parsers differ in quotes, repeated names and encoding, so the
 * header is read here.
 */
final class RequestCookies {

	private final Map<String, String> values;

	private RequestCookies(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * Reads the header; whatever is in it, this does not fail.
	 */
	static RequestCookies parse(@Nullable String header) {
		Map<String, String> values = new HashMap<>();
		if (header != null) {
			int start = 0;
			for (int equals = header.indexOf('='); equals >= 0; equals = header.indexOf('=', start)) {
				// Pieces without a value are passed over.
				start = header.lastIndexOf(';', equals) + 1;
				int end = header.indexOf(';', equals);
				end = (end >= 0) ? end : header.length();
				values.putIfAbsent(trimmed(header, start, equals), trimmed(header, equals + 1, end));
				start = end;
			}
		}
		return new RequestCookies(values);
	}

	private static String trimmed(String text, int from, int to) {
		int start = from;
		int end = to;
		while (start < end && isBlank(text.charAt(start))) {
			start++;
		}
		while (end > start && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	private static boolean isBlank(char character) {
		return character == ' ' || character == '\t';
	}

	/**
	 * Returns the decoded value of the first cookie of a name, or null when that is
	 * absent or empty.
	 */
	@Nullable String get(String name) {
		String value = this.values.get(name);
		return (value == null || value.isEmpty()) ? null : PercentDecoding.wholeOrNothing(value);
	}

}
