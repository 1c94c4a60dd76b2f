package com.clerk.spring.test.emulator;

import com.clerk.spring.test.emulator.directory.UserAccount;

/**
 * Who is signed in to which browser.
 *
 * @param client the browser
 * @param session the session
 * @param account the user
 */
record SignedIn(Client client, Session session, UserAccount account) {
}
