package com.clerk.spring.test.emulator.directory;

import java.util.function.Predicate;

/**
 * What becomes of the sessions of a user when something becomes of the user.
 */
public interface UserSessions {

	/**
	 * Ends the live sessions of a user.
	 */
	void revokeAll(String userId);

	/**
	 * Forgets the sessions of a user, telling nobody.
	 */
	void removeAll(String userId);

	/**
	 * Takes an organization that users are no longer members of out of their sessions.
	 */
	void leaveOrganization(String organizationId, Predicate<String> userIds);

}
