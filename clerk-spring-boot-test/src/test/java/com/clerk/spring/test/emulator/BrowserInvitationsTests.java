package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.data;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Invitations to organizations, by the browser client.
 */
class BrowserInvitationsTests {

	private static final String PASSWORD = "correct-horse-42";

	private static final String EVE = "eve@example.com";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private String acme;

	private BrowserVisitor ada;

	@BeforeEach
	void create() {
		this.acme = this.clerk.organization("acme").create().id();
		this.clerk.user("ada@example.com").password(PASSWORD).memberOf("acme", "org:admin").create();
		this.clerk.user("bob@example.com").password(PASSWORD).memberOf("acme", "org:member").create();
		this.clerk.user(EVE).password(PASSWORD).create();
		this.ada = browserOf("ada@example.com");
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void whoIsInvitedBecomesAMember() {
		Map<String, Object> invited = response(invite(EVE));
		assertThat(invited).containsEntry("object", "organization_invitation")
			.containsEntry("email_address", EVE)
			.containsEntry("role", "org:member")
			.containsEntry("organization_id", this.acme)
			.containsEntry("status", "pending")
			.doesNotContainKey("private_metadata");
		assertThat(data(this.ada.get("/v1/organizations/" + this.acme + "/invitations"))).hasSize(1);
		assertThat(response(this.ada.get("/v1/organizations/" + this.acme))).containsEntry("pending_invitations_count",
				1);

		BrowserVisitor eve = browserOf(EVE);
		assertThat(data(eve.get("/v1/me/organization_invitations"))).singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("id", invited.get("id"))
			.extractingByKey("public_organization_data", InstanceOfAssertFactories.MAP)
			.containsEntry("id", this.acme)
			.containsEntry("slug", "acme");
		Answer accepted = accept(eve, invited);

		assertThat(response(accepted)).containsEntry("status", "accepted");
		assertThat(sessions(client(accepted)).get(0)).extractingByKey("user", InstanceOfAssertFactories.MAP)
			.extractingByKey("organization_memberships", InstanceOfAssertFactories.list(Map.class))
			.singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("role", "org:member");
		assertThat(data(eve.get("/v1/me/organization_invitations"))).isEmpty();
		assertThat(accept(eve, invited).errorCode()).isEqualTo("already_a_member_in_organization");
	}

	@Test
	void organizationCountsMembersAndThoseInvited() {
		Map<String, Object> invited = response(invite(EVE));
		accept(browserOf(EVE), invited);
		revoke(response(invite("fay@example.com")));

		Visitor application = new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey());
		assertThat(application.get("/v1/organizations/" + this.acme).json()).containsEntry("members_count", 3)
			.containsEntry("pending_invitations_count", 0);
	}

	@Test
	void revokedInvitationIsOfNoUse() {
		Map<String, Object> invited = response(invite(EVE));

		assertThat(response(revoke(invited))).containsEntry("status", "revoked");

		assertThat(accept(browserOf(EVE), invited).errorCode()).isEqualTo("organization_invitation_not_pending");
		assertThat(revoke(invited).status()).isEqualTo(400);
		assertThat(data(this.ada.get("/v1/organizations/" + this.acme + "/invitations?status=revoked,accepted")))
			.hasSize(1);
		assertThat(invite(EVE).status()).isEqualTo(200);
	}

	@Test
	void invitationExpires() {
		Map<String, Object> invited = response(invite(EVE));

		this.clock.move(Duration.ofDays(30));

		assertThat(accept(browserOf(EVE), invited).errorCode()).isEqualTo("organization_invitation_not_pending");
		assertThat(data(this.ada.get("/v1/organizations/" + this.acme + "/invitations"))).isEmpty();
	}

	@Test
	void invitationIsForOneAddressOnly() {
		Map<String, Object> invited = response(invite("fay@example.com"));

		assertThat(accept(browserOf(EVE), invited).status()).isEqualTo(404);
		assertThat(accept(browserOf("bob@example.com"), invited).status()).isEqualTo(404);
	}

	@Test
	void sameAddressIsNotInvitedTwice() {
		invite(EVE);

		assertThat(invite("EVE@example.com").errorCode()).isEqualTo("organization_invitation_not_unique");
		assertThat(invite("bob@example.com").errorCode()).isEqualTo("already_a_member_in_organization");
		assertThat(invite("nobody").status()).isEqualTo(422);
	}

	@Test
	void roleMustExist() {
		Answer answer = this.ada.post("/v1/organizations/" + this.acme + "/invitations",
				Map.of("email_address", EVE, "role", "org:admn"));

		assertThat(answer.status()).isEqualTo(404);
	}

	@Test
	void membersWhoMayNotManageAreRefused() {
		BrowserVisitor bob = browserOf("bob@example.com");
		Map<String, Object> invited = response(invite(EVE));
		String invitations = "/v1/organizations/" + this.acme + "/invitations";

		List<Answer> answers = List.of(bob.get(invitations),
				bob.post(invitations, Map.of("email_address", "fay@example.com", "role", "org:member")),
				bob.post(invitations + "/bulk", Map.of("email_address", "fay@example.com", "role", "org:member")),
				bob.post(invitations + "/" + invited.get("id") + "/revoke", Map.of()));

		assertThat(answers).extracting(Answer::status).containsOnly(403);
		assertThat(answers).extracting(Answer::errorCode).containsOnly("missing_organization_permission");
	}

	@Test
	void strangersDoNotLearnThatTheOrganizationExists() {
		Answer answer = browserOf(EVE).get("/v1/organizations/" + this.acme + "/invitations");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.errorCode()).isEqualTo("organization_not_found_or_unauthorized");
	}

	@Test
	void severalAreInvitedAtOnceWhileThereIsRoom() {
		Answer invited = this.ada.post("/v1/organizations/" + this.acme + "/invitations/bulk",
				Map.of("email_address", "f@example.com,g@example.com,h@example.com", "role", "org:member"));
		Answer tooMany = invite("i@example.com");

		assertThat(invited.list("response")).hasSize(3);
		assertThat(tooMany.status()).isEqualTo(403);
		assertThat(tooMany.errorCode()).isEqualTo("organization_membership_quota_exceeded");
	}

	private BrowserVisitor browserOf(String address) {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		browser.signIn(address, PASSWORD);
		return browser;
	}

	private Answer invite(String address) {
		return this.ada.post("/v1/organizations/" + this.acme + "/invitations",
				Map.of("email_address", address, "role", "org:member"));
	}

	private Answer revoke(Map<String, Object> invitation) {
		return this.ada.post("/v1/organizations/" + this.acme + "/invitations/" + invitation.get("id") + "/revoke",
				Map.of());
	}

	private static Answer accept(BrowserVisitor browser, Map<String, Object> invitation) {
		return browser.post("/v1/me/organization_invitations/" + invitation.get("id") + "/accept", Map.of());
	}

}
