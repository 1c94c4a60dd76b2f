package com.example.harbor.browser;

/**
 * Whom and what the local Clerk has from the start.
 */
final class Demo {

	static final Credentials ADA = new Credentials("user_2demoAda000000000000000000", "ada+clerk_test@example.com",
			"correct-horse-42");

	static final Credentials BOB = new Credentials("user_2demoBob000000000000000000", "bob+clerk_test@example.com",
			"battery-staple-42");

	static final String ACME = "org_2abcAcme0000000000000000000";

	static final String GLOBEX = "org_2abcGlobex00000000000000000";

	private Demo() {
	}

	/**
	 * Who signs in.
	 */
	record Credentials(String userId, String email, String password) {

	}

}
