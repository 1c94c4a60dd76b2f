package com.example.harbor.browser;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom the server sees, as {@code /api/me} tells.
 */
record Me(@Nullable String userId, @Nullable String sessionId, @Nullable String orgId, @Nullable String orgRole,
		List<String> orgPermissions) {

	static final Me NOBODY = new Me(null, null, null, null, List.of());

	static Me parse(String json) {
		return JsonMapper.shared().readValue(json, Me.class);
	}

	/**
	 * Reads an answer: only one of these two tells that nobody is there.
	 */
	static Me answered(int status, String body) {
		return switch (status) {
			case 200 -> parse(body);
			case 401 -> NOBODY;
			default -> throw new AssertionError("/api/me was answered " + status + ": " + body);
		};
	}

}
