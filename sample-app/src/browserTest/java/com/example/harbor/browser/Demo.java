package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;
import tools.jackson.databind.JsonNode;

import org.springframework.web.client.RestClient;

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
	 * Asks the local Clerk, as an application may, what became of a session.
	 * @return Clerk's name of the state, such as {@code active}
	 */
	static String sessionStatus(ClerkEmulator clerk, String sessionId) {
		JsonNode session = RestClient.create(clerk.url())
			.get()
			.uri("/v1/sessions/{id}", sessionId)
			.headers((headers) -> headers.setBearerAuth(clerk.secretKey()))
			.retrieve()
			.body(JsonNode.class);
		return session.get("status").asString();
	}

	/**
	 * Who signs in.
	 */
	record Credentials(String userId, String email, String password) {

	}

}
