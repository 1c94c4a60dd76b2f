package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.data;
import static com.clerk.spring.test.emulator.BrowserVisitor.lastToken;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What members do with their organization by the browser client, and what only some may
 * do.
 */
class BrowserOrganizationsTests {

	private static final String PASSWORD = "correct-horse-42";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private EmulatedOrganization acme;

	private EmulatedUser ada;

	private EmulatedUser bob;

	private BrowserVisitor adas;

	private BrowserVisitor bobs;

	@BeforeEach
	void create() {
		this.acme = this.clerk.organization("acme").create();
		this.ada = this.clerk.user("ada@example.com").password(PASSWORD).memberOf("acme", "org:admin").create();
		this.bob = this.clerk.user("bob@example.com").password(PASSWORD).memberOf("acme", "org:member").create();
		this.adas = browserOf("ada@example.com");
		this.bobs = browserOf("bob@example.com");
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void roleIsChangedAndTokensTellIt() {
		Answer changed = this.adas.post("PATCH", member(this.bob), Map.of("role", "org:admin"));

		assertThat(response(changed)).containsEntry("role", "org:admin")
			.extractingByKey("public_user_data", InstanceOfAssertFactories.MAP)
			.containsEntry("user_id", this.bob.id());
		assertThat(organizationOf(this.bobs)).containsEntry("rol", "admin");
	}

	@Test
	void memberIsRemovedAndTokensTellIt() {
		Answer removed = this.adas.post("DELETE", member(this.bob), Map.of());

		assertThat(removed.status()).isEqualTo(200);
		assertThat(data(this.adas.get(path("/memberships")))).hasSize(1);
		assertThat(organizationOf(this.bobs)).isNull();
		assertThat(sessions(this.bobs.client()).get(0)).containsEntry("last_active_organization_id", null);
		assertThat(this.bobs.get(path("")).status()).isEqualTo(404);
	}

	@Test
	void memberIsAdded() {
		EmulatedUser eve = this.clerk.user("eve@example.com").create();
		Map<String, String> fields = Map.of("user_id", eve.id(), "role", "org:member");

		assertThat(response(this.adas.post(path("/memberships"), fields))).containsEntry("role", "org:member");
		assertThat(this.adas.post(path("/memberships"), fields).errorCode())
			.isEqualTo("already_a_member_in_organization");
		assertThat(data(this.adas.get(path("/memberships?role=org:member")))).hasSize(2);
	}

	@Test
	void memberLeaves() {
		Answer left = this.bobs.post("DELETE", "/v1/me/organization_memberships/" + this.acme.id(), Map.of());

		assertThat(response(left)).containsEntry("deleted", true);
		assertThat(sessions(client(left)).get(0)).extractingByKey("user", InstanceOfAssertFactories.MAP)
			.extractingByKey("organization_memberships", InstanceOfAssertFactories.LIST)
			.isEmpty();
		assertThat(organizationOf(this.bobs)).isNull();
	}

	@Test
	void lastWhoMayManageStays() {
		List<Answer> answers = List.of(
				this.adas.post("DELETE", "/v1/me/organization_memberships/" + this.acme.id(), Map.of()),
				this.adas.post("DELETE", member(this.ada), Map.of()),
				this.adas.post("PATCH", member(this.ada), Map.of("role", "org:member")));

		assertThat(answers).extracting(Answer::status).containsOnly(400);
		assertThat(answers).extracting(Answer::errorCode).containsOnly("organization_minimum_permissions_needed");
		this.adas.post("PATCH", member(this.bob), Map.of("role", "org:admin"));
		assertThat(this.adas.post("PATCH", member(this.ada), Map.of("role", "org:member")).status()).isEqualTo(200);
	}

	@Test
	void nameAndSlugAreChanged() {
		this.clerk.organization("globex").create();

		Answer changed = this.adas.post("PATCH", path(""), Map.of("name", "Acme Holding", "slug", "acme-holding"));

		assertThat(response(changed)).containsEntry("name", "Acme Holding").containsEntry("slug", "acme-holding");
		assertThat(organizationOf(this.adas)).containsEntry("slg", "acme-holding");
		assertThat(this.adas.post("PATCH", path(""), Map.of("slug", "globex")).errorCode())
			.isEqualTo("form_identifier_exists");
		assertThat(this.adas.post("PATCH", path(""), Map.of("slug", "Not a slug")).status()).isEqualTo(422);
	}

	@Test
	void organizationIsDeletedWithAllThatBelongsToIt() {
		this.adas.post(path("/invitations"), Map.of("email_address", "eve@example.com", "role", "org:member"));

		Answer deleted = this.adas.post("DELETE", path(""), Map.of());

		assertThat(response(deleted)).containsEntry("id", this.acme.id()).containsEntry("deleted", true);
		assertThat(organizationOf(this.bobs)).isNull();
		this.clerk.user("eve@example.com").password(PASSWORD).create();
		assertThat(data(browserOf("eve@example.com").get("/v1/me/organization_invitations"))).isEmpty();
	}

	@Test
	void administratorsDeleteOnlyWhereTheyMay() {
		new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.patch("/v1/organizations/" + this.acme.id(), "{\"admin_delete_enabled\":false}");

		assertThat(this.adas.post("DELETE", path(""), Map.of()).status()).isEqualTo(403);
	}

	@Test
	void membersWhoMayNotManageAreRefused() {
		List<Answer> answers = List.of(this.bobs.post("PATCH", member(this.bob), Map.of("role", "org:admin")),
				this.bobs.post("DELETE", member(this.ada), Map.of()),
				this.bobs.post(path("/memberships"), Map.of("user_id", this.ada.id(), "role", "org:admin")),
				this.bobs.post("PATCH", path(""), Map.of("name", "Bob's")),
				this.bobs.post("DELETE", path(""), Map.of()));

		assertThat(answers).extracting(Answer::status).containsOnly(403);
		assertThat(answers).extracting(Answer::errorCode).containsOnly("missing_organization_permission");
		assertThat(data(this.bobs.get(path("/memberships")))).hasSize(2);
	}

	@Test
	void membersSeeWhatTheirRoleLetsThemDo() {
		assertThat(data(this.adas.get("/v1/me/organization_memberships")).get(0))
			.extractingByKey("permissions", InstanceOfAssertFactories.list(String.class))
			.contains("org:sys_memberships:manage", "org:sys_profile:delete");
		assertThat(data(this.bobs.get("/v1/me/organization_memberships")).get(0)).containsEntry("permissions",
				List.of("org:sys_memberships:read"));
		assertThat(organizationOf(this.adas)).doesNotContainKey("per");
	}

	private BrowserVisitor browserOf(String address) {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		browser.signIn(address, PASSWORD);
		return browser;
	}

	private String path(String rest) {
		return "/v1/organizations/" + this.acme.id() + rest;
	}

	private String member(EmulatedUser user) {
		return path("/memberships/" + user.id());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> organizationOf(BrowserVisitor browser) {
		return (Map<String, Object>) Tokens.claims(lastToken(sessions(browser.client()).get(0))).get("o");
	}

}
