package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.lastToken;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sign-in by the browser client.
 */
class BrowserSignInTests {

	private static final String ADA = "ada+clerk_test@example.com";

	private static final String ADA_ID = "user_2demoAda000000000000000000";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).demoData().start();

	private final BrowserVisitor browser = BrowserVisitor.development(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void passwordCompletesItAtOnceWithTheSessionAlreadyThere() {
		Answer answer = this.browser.post("/v1/client/sign_ins", Map.of("strategy", "password", "identifier",
				"ADA+clerk_test@example.com", "password", "correct-horse-42"));

		assertThat(response(answer)).containsEntry("object", "sign_in_attempt").containsEntry("status", "complete");
		Map<String, Object> session = sessions(client(answer)).get(0);
		assertThat(response(answer)).containsEntry("created_session_id", session.get("id"));
		assertThat(client(answer)).containsEntry("last_active_session_id", session.get("id"))
			.containsEntry("sign_in", null);
		assertThat(session).containsEntry("status", "active")
			.extractingByKey("user", InstanceOfAssertFactories.MAP)
			.containsEntry("id", ADA_ID)
			.doesNotContainKey("private_metadata");
		assertThat(Tokens.verified(this.clerk, lastToken(session))).containsEntry("sid", session.get("id"))
			.containsEntry("sub", ADA_ID);
	}

	@Test
	void passwordFollowsTheIdentifier() {
		Map<String, Object> begun = response(this.browser.post("/v1/client/sign_ins", Map.of("identifier", ADA)));
		assertThat(begun).containsEntry("status", "needs_first_factor").containsEntry("identifier", ADA);
		assertThat(strategies(begun)).containsExactly("password", "email_code");
		assertThat(response(this.browser.get("/v1/client/sign_ins/" + begun.get("id")))).containsEntry("id",
				begun.get("id"));

		Answer wrong = attempt(begun, Map.of("strategy", "password", "password", "guess"));
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(wrong.errorCode()).isEqualTo("form_password_incorrect");
		assertThat(wrong.errorText()).isEqualTo("Password is incorrect. Try again, or use another method.");
		Answer right = attempt(begun, Map.of("strategy", "password", "password", "correct-horse-42"));

		assertThat(response(right)).containsEntry("status", "complete").containsEntry("id", begun.get("id"));
		assertThat(sessions(client(right))).hasSize(1);
		assertThat(attempt(begun, Map.of("strategy", "password", "password", "correct-horse-42")).errorCode())
			.isEqualTo("sign_in_already_complete");
	}

	@SuppressWarnings("unchecked")
	private static List<Object> strategies(Map<String, Object> signIn) {
		return ((List<Map<String, Object>>) signIn.get("supported_first_factors")).stream()
			.map((factor) -> factor.get("strategy"))
			.toList();
	}

	@Test
	void codeOfAnEmailIsPreparedAndTaken() {
		Map<String, Object> begun = response(this.browser.post("/v1/client/sign_ins", Map.of("identifier", ADA)));
		assertThat(attempt(begun, Map.of("strategy", "email_code", "code", "424242")).errorCode())
			.isEqualTo("verification_missing");

		Answer prepared = this.browser.post("/v1/client/sign_ins/" + begun.get("id") + "/prepare_first_factor",
				Map.of("strategy", "email_code"));
		assertThat(response(prepared)).extractingByKey("first_factor_verification", InstanceOfAssertFactories.MAP)
			.containsEntry("status", "unverified")
			.containsEntry("strategy", "email_code");
		assertThat(attempt(begun, Map.of("strategy", "email_code", "code", "000000")).errorCode())
			.isEqualTo("form_code_incorrect");

		assertThat(response(attempt(begun, Map.of("strategy", "email_code", "code", "424242")))).containsEntry("status",
				"complete");
	}

	@Test
	void foreignAddressIsNotPrepared() {
		Map<String, Object> begun = response(this.browser.post("/v1/client/sign_ins", Map.of("identifier", ADA)));

		Answer answer = this.browser.post("/v1/client/sign_ins/" + begun.get("id") + "/prepare_first_factor",
				Map.of("strategy", "email_code", "email_address_id", "idn_other"));

		assertThat(answer.status()).isEqualTo(422);
	}

	@Test
	void ticketSignsInOnce() {
		String ticket = ticket(60);

		Answer signedIn = this.browser.post("/v1/client/sign_ins", Map.of("strategy", "ticket", "ticket", ticket));
		Answer again = this.browser.post("/v1/client/sign_ins", Map.of("strategy", "ticket", "ticket", ticket));

		assertThat(response(signedIn)).containsEntry("status", "complete");
		assertThat(again.status()).isEqualTo(422);
		assertThat(again.errorCode()).isEqualTo("ticket_invalid_code");
	}

	@Test
	void expiredOrRevokedTicketSignsNobodyIn() {
		String ticket = ticket(60);
		this.clock.move(Duration.ofSeconds(60));
		assertThat(this.browser.post("/v1/client/sign_ins", Map.of("strategy", "ticket", "ticket", ticket)).status())
			.isEqualTo(422);

		Map<String, Object> made = makeTicket(60);
		assertThat(application().post("/v1/sign_in_tokens/" + made.get("id") + "/revoke", "").json())
			.containsEntry("status", "revoked");
		assertThat(this.browser
			.post("/v1/client/sign_ins", Map.of("strategy", "ticket", "ticket", (String) made.get("token")))
			.status()).isEqualTo(422);
	}

	private String ticket(int seconds) {
		return (String) makeTicket(seconds).get("token");
	}

	private Map<String, Object> makeTicket(int seconds) {
		return application()
			.post("/v1/sign_in_tokens", "{\"user_id\":\"" + ADA_ID + "\",\"expires_in_seconds\":" + seconds + "}")
			.json();
	}

	private Visitor application() {
		return new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey());
	}

	@Test
	void unknownIdentifierIsRefusedByName() {
		Answer answer = this.browser.post("/v1/client/sign_ins", Map.of("identifier", "nobody@example.com"));

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errorCode()).isEqualTo("form_identifier_not_found");
		assertThat(answer.errorText()).isEqualTo("Couldn't find your account.");
		assertThat(answer.list("errors").get(0)).extractingByKey("meta", InstanceOfAssertFactories.MAP)
			.containsEntry("param_name", "identifier");
	}

	@Test
	void bannedUserIsRefused() {
		application().post("/v1/users/" + ADA_ID + "/ban", "");

		Answer answer = this.browser.post("/v1/client/sign_ins",
				Map.of("identifier", ADA, "password", "correct-horse-42"));

		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.errorCode()).isEqualTo("user_banned");
	}

	@Test
	void signInOfAnotherBrowserIsNotThere() {
		Map<String, Object> begun = response(this.browser.post("/v1/client/sign_ins", Map.of("identifier", ADA)));

		Answer answer = BrowserVisitor.development(this.clerk)
			.post("/v1/client/sign_ins/" + begun.get("id") + "/attempt_first_factor",
					Map.of("strategy", "password", "password", "correct-horse-42"));

		assertThat(answer.status()).isEqualTo(404);
	}

	@Test
	void newSignInReplacesTheSession() {
		String first = this.browser.signIn(ADA, "correct-horse-42");
		String second = this.browser.signIn("bob+clerk_test@example.com", "battery-staple-42");

		assertThat(sessions(this.browser.client())).extracting((session) -> session.get("id"))
			.containsExactly(second)
			.doesNotContain(first);
	}

	private Answer attempt(Map<String, Object> signIn, Map<String, String> fields) {
		return this.browser.post("/v1/client/sign_ins/" + signIn.get("id") + "/attempt_first_factor", fields);
	}

}
