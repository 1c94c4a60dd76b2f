package com.clerk.spring.test.emulator.oauth;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.clerk.spring.test.emulator.http.ApiException;

/**
 * What a token may be good for: Clerk's own scopes, and those of the application that the
 * token is sent to.
 */
final class Scopes {

	static final String OPENID = "openid";

	static final String OFFLINE_ACCESS = "offline_access";

	static final String PROFILE = "profile";

	static final String EMAIL = "email";

	static final String PUBLIC_METADATA = "public_metadata";

	static final String PRIVATE_METADATA = "private_metadata";

	static final List<String> KNOWN = List.of(OPENID, PROFILE, EMAIL, PUBLIC_METADATA, PRIVATE_METADATA,
			OFFLINE_ACCESS);

	private static final int MAX_SCOPES = 50;

	private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,100}");

	private Scopes() {
	}

	static List<String> split(String scopes) {
		return Stream.of(scopes.split(" ", -1)).filter((scope) -> !scope.isEmpty()).distinct().toList();
	}

	/**
	 * Refuses what no application may be registered with.
	 */
	static List<String> check(List<String> scopes) {
		if (scopes.isEmpty() || scopes.size() > MAX_SCOPES
				|| !scopes.stream().allMatch((scope) -> SCOPE.matcher(scope).matches())) {
			throw ApiException.parameter("form_param_value_invalid", "scopes",
					"must be one to " + MAX_SCOPES + " scopes, separated by blanks.");
		}
		return List.copyOf(scopes);
	}

}
