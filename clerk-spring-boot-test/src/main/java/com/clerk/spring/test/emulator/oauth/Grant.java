package com.clerk.spring.test.emulator.oauth;

import java.util.List;

/**
 * What a user allows an OAuth application.
 *
 * @param applicationId the application; another one may have its client id later
 * @param clientId by what it names itself
 * @param userId the user
 * @param scopes what for
 */
record Grant(String applicationId, String clientId, String userId, List<String> scopes) {

	Grant {
		scopes = List.copyOf(scopes);
	}

	boolean isFor(OAuthApplication application) {
		return this.applicationId.equals(application.id());
	}

}
