package com.clerk.spring.test.emulator.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name by which a browser reached the Frontend API, which decides who gets its
 * cookies.
 *
 * @param name the name, in lower case
 * @param port the port with its colon, or empty
 */
public record ApiHost(String name, String port) {

	private static final String FRONTEND_API = "clerk.";

	private static final Pattern HOST = Pattern.compile("([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

	public static ApiHost of(ApiRequest request) {
		String header = request.header("host");
		Matcher host = HOST.matcher((header != null) ? header.toLowerCase(Locale.ROOT) : "");
		if (!host.matches()) {
			throw ApiException.badRequest("request_invalid", "The Host header names no host.");
		}
		String port = host.group(2);
		return new ApiHost(host.group(1), (port != null) ? port : "");
	}

	/**
	 * Returns the domain that a Frontend API of the form {@code clerk.<domain>} shares
	 * with applications, or null if it has another form.
	 */
	public @Nullable String parentDomain() {
		return this.name.startsWith(FRONTEND_API) ? this.name.substring(FRONTEND_API.length()) : null;
	}

}
