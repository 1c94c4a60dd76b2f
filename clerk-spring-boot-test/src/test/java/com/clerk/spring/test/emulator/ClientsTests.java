package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Browsers, as the Backend API shows them.
 */
class ClientsTests {

	private static final String ADA = "ada+clerk_test@example.com";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).demoData().start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void browsersAreListedNewestFirst() {
		EmulatedSession first = this.clerk.signIn("ada@example.com");
		EmulatedSession second = this.clerk.signIn("bob@example.com");

		List<Map<String, Object>> clients = this.application.get("/v1/clients").array();

		assertThat(clients).extracting("last_active_session_id").containsExactly(second.id(), first.id());
		assertThat(this.application.get("/v1/clients?limit=1&offset=1").array()).containsExactly(clients.get(1));
		Answer paginated = this.application.get("/v1/clients?paginated=true&limit=1");
		assertThat(paginated.json()).containsEntry("total_count", 2);
		assertThat(paginated.list("data")).containsExactly(clients.get(0));
		assertThat(this.application.get("/v1/clients?colour=red").status()).isEqualTo(422);
	}

	@Test
	void aBrowserIsShownWithItsLiveSessions() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		Map<String, Object> shown = this.application.get("/v1/sessions/" + session.id()).json();
		String path = "/v1/clients/" + shown.get("client_id");

		Map<String, Object> signedIn = this.application.get(path).json();
		session.end();
		Map<String, Object> signedOut = this.application.get(path).json();

		assertThat(signedIn).containsEntry("object", "client")
			.containsEntry("id", shown.get("client_id"))
			.containsEntry("session_ids", List.of(session.id()))
			.containsEntry("sessions", List.of(shown))
			.containsEntry("last_active_session_id", session.id())
			.containsKeys("sign_in_id", "sign_up_id", "created_at", "updated_at");
		assertThat(signedOut).containsEntry("session_ids", List.of())
			.containsEntry("sessions", List.of())
			.containsEntry("last_active_session_id", null);
		assertThat(this.application.get("/v1/clients/client_none").status()).isEqualTo(404);
	}

	@Test
	void aBrowserIsKnownByWhatItShows() {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		String sessionId = browser.signIn(ADA, "correct-horse-42");

		Map<String, Object> verified = this.application
			.post("/v1/clients/verify", "{\"token\":\"" + browser.devBrowser() + "\"}")
			.json();

		assertThat(verified).containsEntry("id", browser.client().get("id"))
			.containsEntry("session_ids", List.of(sessionId));
		assertThat(this.application.post("/v1/clients/verify", "{\"token\":\"dvb_none\"}").errorCode())
			.isEqualTo("resource_not_found");
		assertThat(this.application.post("/v1/clients/verify", "{}").status()).isEqualTo(422);
	}

	@Test
	void browsersAreForHoldersOfTheKey() {
		assertThat(new Visitor(this.clerk).get("/v1/clients").errorCode()).isEqualTo("clerk_key_invalid");
	}

	@Test
	void theFrontendApiTakesATestingToken() {
		Map<String, Object> made = this.application.post("/v1/testing_tokens", "").json();
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);

		Answer answer = browser.post("/v1/client/sign_ins?__clerk_testing_token=" + made.get("token"),
				Map.of("identifier", ADA, "password", "correct-horse-42"));

		assertThat(BrowserVisitor.response(answer)).containsEntry("status", "complete");
		assertThat(made).containsEntry("object", "testing_token")
			.containsEntry("expires_at", (int) MovableClock.START.plusSeconds(3600).getEpochSecond());
		assertThat(new Visitor(this.clerk).post("/v1/testing_tokens", "").errorCode()).isEqualTo("clerk_key_invalid");
	}

}
