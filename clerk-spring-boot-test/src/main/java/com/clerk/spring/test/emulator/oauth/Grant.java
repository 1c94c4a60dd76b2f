package com.clerk.spring.test.emulator.oauth;

import java.util.List;

/**
 * What a user allows an OAuth application.
 *
 * @param id an id of its own
 * @param clientId the application
 * @param userId the user
 * @param scopes what for
 */
record Grant(String id, String clientId, String userId, List<String> scopes) {

	Grant {
		scopes = List.copyOf(scopes);
	}

}
