package com.clerk.spring.test.emulator.directory;

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

}
