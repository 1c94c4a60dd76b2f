package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody signed in in place of a user.
 */
class ActorTokensTests {

	private static final String ADA_ID = "user_2demoAda000000000000000000";

	private static final Map<String, Object> BOB = Map.of("sub", "user_2demoBob000000000000000000");

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).demoData().start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	private final BrowserVisitor browser = BrowserVisitor.development(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void tokensOfTheSessionTellWhoActs() {
		Map<String, Object> made = make("");

		Answer signedIn = signIn(made);

		assertThat(made).containsEntry("object", "actor_token")
			.containsEntry("status", "pending")
			.containsEntry("user_id", ADA_ID)
			.containsEntry("actor", BOB)
			.containsEntry("url", this.clerk.url() + "/sign-in?__clerk_ticket=" + made.get("token"))
			.containsKeys("created_at", "updated_at");
		assertThat(made.get("id").toString()).startsWith("act_");
		Map<String, Object> session = BrowserVisitor.sessions(BrowserVisitor.client(signedIn)).get(0);
		assertThat(session).containsEntry("actor", BOB);
		assertThat(Tokens.verified(this.clerk, BrowserVisitor.lastToken(session))).containsEntry("sub", ADA_ID)
			.containsEntry("act", BOB);
		assertThat(this.application.get("/v1/sessions/" + session.get("id")).json()).containsEntry("actor", BOB);
	}

	@Test
	void whoeverSignsInForThemselvesIsNotActedFor() {
		EmulatedSession session = this.clerk.signIn("ada+clerk_test@example.com");

		assertThat(Tokens.claims(session.sessionToken())).doesNotContainKey("act");
		assertThat(this.application.get("/v1/sessions/" + session.id()).json()).containsEntry("actor", null);
	}

	@Test
	void aTicketIsGoodOnce() {
		Map<String, Object> made = make("");

		assertThat(signIn(made).status()).isEqualTo(200);
		assertThat(signIn(made).errorCode()).isEqualTo("ticket_invalid_code");
		assertThat(revoke("actor_tokens", made).json()).containsEntry("status", "accepted");
	}

	@Test
	void anExpiredTicketSignsNobodyIn() {
		Map<String, Object> made = make(",\"expires_in_seconds\":60,\"session_max_duration_in_seconds\":600");

		this.clock.move(Duration.ofSeconds(60));

		assertThat(signIn(made).errorCode()).isEqualTo("ticket_invalid_code");
	}

	@Test
	void aRevokedTicketSignsNobodyIn() {
		Map<String, Object> made = make("");

		assertThat(revoke("sign_in_tokens", made).status()).isEqualTo(404);
		assertThat(revoke("actor_tokens", made).json()).containsEntry("status", "revoked");
		assertThat(signIn(made).errorCode()).isEqualTo("ticket_invalid_code");
	}

	@Test
	void aTicketOfTheUserIsNoneOfAnActor() {
		Map<String, Object> made = this.application.post("/v1/sign_in_tokens", "{\"user_id\":\"" + ADA_ID + "\"}")
			.json();

		assertThat(revoke("actor_tokens", made).status()).isEqualTo(404);
		assertThat(signIn(made).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"user_id\":\"" + ADA_ID + "\"}", "{\"actor\":{\"sub\":\"user_1\"}}",
			"{\"user_id\":\"" + ADA_ID + "\",\"actor\":{\"iss\":\"x\"}}",
			"{\"user_id\":\"" + ADA_ID + "\",\"actor\":{\"sub\":\"user_1\"},\"colour\":\"red\"}" })
	void whatNamesNoUserOrNoActorMakesNoTicket(String body) {
		assertThat(this.application.post("/v1/actor_tokens", body).status()).isEqualTo(422);
	}

	@Test
	void nobodyActsForAnUnknownUser() {
		assertThat(
				this.application.post("/v1/actor_tokens", "{\"user_id\":\"user_none\",\"actor\":{\"sub\":\"user_1\"}}")
					.status())
			.isEqualTo(404);
	}

	private Map<String, Object> make(String more) {
		return this.application
			.post("/v1/actor_tokens",
					"{\"user_id\":\"" + ADA_ID + "\",\"actor\":{\"sub\":\"" + BOB.get("sub") + "\"}" + more + "}")
			.json();
	}

	private Answer signIn(Map<String, Object> ticket) {
		return this.browser.post("/v1/client/sign_ins",
				Map.of("strategy", "ticket", "ticket", ticket.get("token").toString()));
	}

	private Answer revoke(String resource, Map<String, Object> ticket) {
		return this.application.post("/v1/" + resource + "/" + ticket.get("id") + "/revoke", "");
	}

}
