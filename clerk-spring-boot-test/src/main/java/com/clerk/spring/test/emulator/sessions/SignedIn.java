package com.clerk.spring.test.emulator.sessions;

import com.clerk.spring.test.emulator.directory.UserAccount;

/**
 * Who is signed in to which browser.
 *
 * @param client the browser
 * @param session the session
 * @param account the user
 */
public record SignedIn(Client client, Session session, UserAccount account) {
}
