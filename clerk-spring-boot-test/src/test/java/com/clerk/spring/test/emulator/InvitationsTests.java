package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Invitations to sign up, as the Backend API makes, shows and revokes them.
 */
class InvitationsTests {

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).demoData().start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void somebodyIsInvited() {
		Map<String, Object> made = this.application
			.post("/v1/invitations",
					"{\"email_address\":\"New@example.com\",\"public_metadata\":{\"team\":\"blue\"},"
							+ "\"redirect_url\":\"http://localhost:8080/join?from=mail\",\"expires_in_days\":2}")
			.json();

		assertThat(made).containsEntry("object", "invitation")
			.containsEntry("email_address", "new@example.com")
			.containsEntry("public_metadata", Map.of("team", "blue"))
			.containsEntry("status", "pending")
			.containsEntry("revoked", false)
			.containsEntry("created_at", MovableClock.START.toEpochMilli())
			.containsEntry("updated_at", MovableClock.START.toEpochMilli())
			.containsEntry("expires_at", MovableClock.START.plus(Duration.ofDays(2)).toEpochMilli());
		assertThat(made.get("id").toString()).startsWith("inv_");
		assertThat(made.get("url").toString())
			.startsWith("http://localhost:8080/join?from=mail&__clerk_ticket=ticket_");
		assertThat(this.application.post("/v1/invitations", body("b@example.com")).json().get("url").toString())
			.startsWith(this.clerk.url() + "/sign-up?__clerk_ticket=ticket_");
	}

	@Test
	void invitationsAreListedNewestFirst() {
		Object first = invite("a@example.com");
		Object second = invite("b@example.com");
		revoke(first);

		assertThat(ids("")).containsExactly(second, first);
		assertThat(ids("?order_by=email_address")).containsExactly(first, second);
		assertThat(ids("?status=pending")).containsExactly(second);
		assertThat(ids("?query=a@")).containsExactly(first);
		Answer paginated = this.application.get("/v1/invitations?paginated=true&limit=1");
		assertThat(paginated.json()).containsEntry("total_count", 2);
		assertThat(paginated.list("data")).extracting("id").containsExactly(second);
		assertThat(this.application.get("/v1/invitations?colour=red").status()).isEqualTo(422);
	}

	@Test
	void severalAreInvitedAtOnce() {
		assertThat(this.application
			.post("/v1/invitations/bulk", "[" + body("a@example.com") + "," + body("b@example.com") + "]")
			.array()).extracting("email_address").containsExactly("a@example.com", "b@example.com");
	}

	@Test
	void whatIsRevokedOrExpiredCanNotBeRevoked() {
		Object revoked = invite("a@example.com");
		Object expired = invite("b@example.com");

		assertThat(revoke(revoked).json()).containsEntry("status", "revoked").containsEntry("revoked", true);
		this.clock.move(Duration.ofDays(30));

		assertThat(revoke(revoked).errorCode()).isEqualTo("invitation_already_revoked");
		assertThat(revoke(expired).errorCode()).isEqualTo("invitation_already_expired");
		assertThat(ids("?status=expired")).containsExactly(expired);
		assertThat(revoke("inv_none").status()).isEqualTo(404);
	}

	@Test
	void nobodyIsInvitedTwiceAndNoUserIsUnlessThatIsMeant() {
		invite("a@example.com");

		assertThat(this.application.post("/v1/invitations", body("A@example.com")).errorCode())
			.isEqualTo("duplicate_record");
		assertThat(this.application.post("/v1/invitations", body("ADA+clerk_test@example.com")).errorCode())
			.isEqualTo("form_identifier_exists");
		assertThat(this.application
			.post("/v1/invitations", "{\"email_address\":\"ada+clerk_test@example.com\",\"ignore_existing\":true}")
			.status()).isEqualTo(200);
	}

	@Test
	void whoeverIsInvitedSignsUpWithTheAddressAndTheMetadataOfTheInvitation() {
		Map<String, Object> made = this.application
			.post("/v1/invitations", "{\"email_address\":\"new@example.com\",\"public_metadata\":{\"team\":\"blue\"}}")
			.json();

		Answer signedUp = accept(made,
				Map.of("password", "correct-horse-42", "email_address", "other@example.com", "first_name", "Nova"));

		assertThat(BrowserVisitor.response(signedUp)).containsEntry("status", "complete");
		Object userId = BrowserVisitor.response(signedUp).get("created_user_id");
		assertThat(this.application.get("/v1/users/" + userId).json()).containsEntry("first_name", "Nova")
			.containsEntry("public_metadata", Map.of("team", "blue"))
			.extractingByKey("email_addresses")
			.asString()
			.contains("new@example.com")
			.doesNotContain("other@example.com");
		assertThat(ids("?status=accepted")).containsExactly(made.get("id"));
		assertThat(accept(made, Map.of("password", "correct-horse-42")).errorCode()).isEqualTo("ticket_invalid_code");
	}

	@Test
	void aRevokedInvitationLetsNobodyIn() {
		Map<String, Object> made = this.application.post("/v1/invitations", body("new@example.com")).json();
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		Object attempt = BrowserVisitor.response(accept(browser, made, Map.of())).get("id");
		revoke(made.get("id"));

		assertThat(browser.post("PATCH", "/v1/client/sign_ups/" + attempt, Map.of("password", "correct-horse-42"))
			.errorCode()).isEqualTo("ticket_invalid_code");
		assertThat(this.clerk.users().find("new@example.com")).isEmpty();
	}

	private Answer accept(Map<String, Object> invitation, Map<String, String> details) {
		return accept(BrowserVisitor.development(this.clerk), invitation, details);
	}

	private static Answer accept(BrowserVisitor browser, Map<String, Object> invitation, Map<String, String> details) {
		Map<String, String> fields = new HashMap<>(details);
		fields.put("strategy", "ticket");
		fields.put("ticket", invitation.get("url").toString().replaceFirst(".*__clerk_ticket=", ""));
		return browser.post("/v1/client/sign_ups", fields);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"email_address\":\"a\"}",
			"{\"email_address\":\"a@example.com\",\"expires_in_days\":366}",
			"{\"email_address\":\"a@example.com\",\"colour\":\"red\"}" })
	void whatIsNoInvitationIsNotMade(String body) {
		assertThat(this.application.post("/v1/invitations", body).status()).isEqualTo(422);
	}

	@Test
	void invitationsAreForHoldersOfTheKeyAndGoneAfterAReset() {
		invite("a@example.com");

		assertThat(new Visitor(this.clerk).get("/v1/invitations").errorCode()).isEqualTo("clerk_key_invalid");
		this.clerk.reset();
		assertThat(ids("")).isEmpty();
	}

	private Object invite(String emailAddress) {
		return this.application.post("/v1/invitations", body(emailAddress)).json().get("id");
	}

	private static String body(String emailAddress) {
		return "{\"email_address\":\"" + emailAddress + "\"}";
	}

	private Answer revoke(Object id) {
		return this.application.post("/v1/invitations/" + id + "/revoke", "");
	}

	private List<Object> ids(String query) {
		return this.application.get("/v1/invitations" + query).array().stream().map((each) -> each.get("id")).toList();
	}

}
