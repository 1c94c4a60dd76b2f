package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Invitations to organizations, as the Backend API makes, shows and revokes them.
 */
class OrganizationInvitationsTests {

	private static final String ADA_ID = "user_2demoAda000000000000000000";

	private static final String PATH = "/v1/organizations/acme/invitations";

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
			.post(PATH,
					"{\"email_address\":\"New@example.com\",\"role\":\"org:member\",\"inviter_user_id\":\"" + ADA_ID
							+ "\",\"public_metadata\":{\"team\":\"blue\"},\"private_metadata\":{\"cost\":7},"
							+ "\"redirect_url\":\"http://localhost:8080/join\",\"expires_in_days\":2,\"notify\":false}")
			.json();

		assertThat(made).containsEntry("object", "organization_invitation")
			.containsEntry("email_address", "new@example.com")
			.containsEntry("role", "org:member")
			.containsEntry("role_name", "member")
			.containsEntry("organization_id", "org_2abcAcme0000000000000000000")
			.containsEntry("inviter_id", ADA_ID)
			.containsEntry("status", "pending")
			.containsEntry("url", "http://localhost:8080/join")
			.containsEntry("public_metadata", Map.of("team", "blue"))
			.containsEntry("private_metadata", Map.of("cost", 7))
			.containsEntry("created_at", MovableClock.START.toEpochMilli())
			.containsEntry("expires_at", MovableClock.START.plus(Duration.ofDays(2)).toEpochMilli());
		assertThat(made.get("public_inviter_data").toString()).contains(ADA_ID);
		assertThat(this.application.get(PATH + "/" + made.get("id")).json()).isEqualTo(made);
		assertThat(this.application.get("/v1/organizations/acme").json()).containsEntry("pending_invitations_count", 1);
	}

	@Test
	void invitationsAreListedNewestFirst() {
		Object first = invite("a@example.com");
		Object second = invite("b@example.com");
		revoke(first);

		assertThat(ids(PATH)).containsExactly(second, first);
		assertThat(ids(PATH + "?order_by=email_address")).containsExactly(first, second);
		assertThat(ids(PATH + "?status=revoked")).containsExactly(first);
		assertThat(ids(PATH + "?status=revoked&status=pending")).hasSize(2);
		assertThat(ids(PATH + "?email_address=b@example.com")).containsExactly(second);
		assertThat(ids(PATH + "/pending")).containsExactly(second);
		assertThat(this.application.get(PATH + "?limit=1&offset=1").json()).containsEntry("total_count", 2);
		assertThat(ids(PATH + "?limit=1&offset=1")).containsExactly(first);
		assertThat(this.application.get(PATH + "?colour=red").status()).isEqualTo(422);
	}

	@Test
	void invitationsAreListedForAllOrganizationsAndForAUser() {
		Object acme = invite("bob+clerk_test@example.com");
		Object globex = this.application
			.post("/v1/organizations/globex/invitations",
					"{\"email_address\":\"new@example.com\",\"role\":\"org:member\"}")
			.json()
			.get("id");

		assertThat(ids("/v1/organization_invitations")).containsExactly(globex, acme);
		assertThat(ids("/v1/organization_invitations?query=bob")).containsExactly(acme);
		assertThat(ids("/v1/users/user_2demoBob000000000000000000/organization_invitations")).containsExactly(acme);
		assertThat(this.application.get("/v1/users/user_none/organization_invitations").status()).isEqualTo(404);
		assertThat(ids(PATH)).containsExactly(acme);
		assertThat(this.application.get(PATH + "/" + globex).status()).isEqualTo(404);
		assertThat(this.application.post(PATH + "/" + globex + "/revoke", "").status()).isEqualTo(404);
	}

	@Test
	void severalAreInvitedAtOnceOrNoneIs() {
		Answer made = this.application.post(PATH + "/bulk",
				"[{\"email_address\":\"a@example.com\",\"role\":\"org:member\"},"
						+ "{\"email_address\":\"b@example.com\",\"role\":\"org:admin\"}]");
		Answer refused = this.application.post(PATH + "/bulk",
				"[{\"email_address\":\"c@example.com\",\"role\":\"org:member\"},{\"email_address\":\"d@example.com\"}]");

		assertThat(made.json()).containsEntry("total_count", 2);
		assertThat(made.list("data")).extracting("email_address").containsExactly("a@example.com", "b@example.com");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(ids(PATH)).hasSize(2);
		assertThat(this.application.post(PATH + "/bulk", "{}").status()).isEqualTo(400);
	}

	@Test
	void whatIsRevokedOrExpiredCanNotBeRevoked() {
		Object revoked = invite("a@example.com");
		Object expired = invite("b@example.com");

		assertThat(revoke(revoked).json()).containsEntry("status", "revoked");
		this.clock.move(Duration.ofDays(30));

		assertThat(revoke(revoked).status()).isEqualTo(400);
		assertThat(revoke(expired).errorCode()).isEqualTo("organization_invitation_not_pending");
		assertThat(this.application.get(PATH + "/" + expired).json()).containsEntry("status", "expired");
	}

	@Test
	void nobodyIsInvitedTwiceAndNoMemberIs() {
		invite("a@example.com");

		assertThat(this.application.post(PATH, body("A@example.com")).errorCode())
			.isEqualTo("organization_invitation_not_unique");
		assertThat(this.application.post(PATH, body("ada+clerk_test@example.com")).errorCode())
			.isEqualTo("already_a_member_in_organization");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"role\":\"org:member\"}", "{\"email_address\":\"a\",\"role\":\"org:member\"}",
			"{\"email_address\":\"a@example.com\"}", "{\"email_address\":\"a@example.com\",\"role\":\"member\"}",
			"{\"email_address\":\"a@example.com\",\"role\":\"org:member\",\"expires_in_days\":0}",
			"{\"email_address\":\"a@example.com\",\"role\":\"org:member\",\"colour\":\"red\"}" })
	void whatIsNoInvitationIsNotMade(String body) {
		assertThat(this.application.post(PATH, body).status()).isEqualTo(422);
	}

	@Test
	void whatIsUnknownInvitesNobody() {
		assertThat(this.application.post("/v1/organizations/none/invitations", body("a@example.com")).status())
			.isEqualTo(404);
		assertThat(this.application
			.post(PATH,
					"{\"email_address\":\"a@example.com\",\"role\":\"org:member\",\"inviter_user_id\":\"user_none\"}")
			.status()).isEqualTo(404);
		assertThat(revoke("orginv_none").status()).isEqualTo(404);
	}

	private Object invite(String emailAddress) {
		return this.application.post(PATH, body(emailAddress)).json().get("id");
	}

	private static String body(String emailAddress) {
		return "{\"email_address\":\"" + emailAddress + "\",\"role\":\"org:member\"}";
	}

	private Answer revoke(Object id) {
		return this.application.post(PATH + "/" + id + "/revoke", "{\"requesting_user_id\":\"" + ADA_ID + "\"}");
	}

	private List<Object> ids(String path) {
		return this.application.get(path).list("data").stream().map((each) -> each.get("id")).toList();
	}

}
