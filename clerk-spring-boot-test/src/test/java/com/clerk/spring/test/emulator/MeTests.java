package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.data;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The user who is signed in, and the organizations of the user.
 */
class MeTests {

	private static final String ACME = "org_2abcAcme0000000000000000000";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().start();

	private final BrowserVisitor browser = BrowserVisitor.development(this.clerk);

	@BeforeEach
	void signIn() {
		this.browser.signIn("ada+clerk_test@example.com", "correct-horse-42");
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void userIsShownWithoutWhatIsPrivate() {
		this.clerk.user("eve@example.com")
			.password("plover-99-x")
			.privateMetadata(Map.of("risk", "high"))
			.publicMetadata(Map.of("level", 3))
			.create();
		this.browser.signIn("eve@example.com", "plover-99-x");

		Answer me = this.browser.get("/v1/me");

		assertThat(response(me)).containsEntry("object", "user").containsEntry("public_metadata", Map.of("level", 3));
		assertThat(me.body()).doesNotContain("risk").doesNotContain("plover-99-x");
	}

	@Test
	void userChangesNamesAndMetadata() {
		Answer changed = this.browser.post("PATCH", "/v1/me",
				Map.of("first_name", "Augusta", "unsafe_metadata", "{\"colour\":\"red\"}"));

		assertThat(response(changed)).containsEntry("first_name", "Augusta")
			.containsEntry("last_name", "Demo")
			.containsEntry("unsafe_metadata", Map.of("colour", "red"));
		assertThat(sessions(client(changed)).get(0)).extractingByKey("user", InstanceOfAssertFactories.MAP)
			.containsEntry("first_name", "Augusta");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/me/sessions", "/v1/me/sessions/active" })
	void sessionsOfAllBrowsersAreListed(String path) {
		BrowserVisitor.development(this.clerk).signIn("ada+clerk_test@example.com", "correct-horse-42");
		BrowserVisitor.development(this.clerk).signIn("bob+clerk_test@example.com", "battery-staple-42");

		Object listed = this.browser.get(path).json().get("response");

		assertThat(listed).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
	}

	@Test
	void membershipsAreListedByPages() {
		Answer all = this.browser.get("/v1/me/organization_memberships?paginated=true");
		assertThat(response(all)).containsEntry("total_count", 2);
		assertThat(data(all).get(0)).containsEntry("role", "org:admin")
			.doesNotContainKey("private_metadata")
			.extractingByKey("organization", InstanceOfAssertFactories.MAP)
			.containsEntry("slug", "acme")
			.doesNotContainKey("private_metadata");

		Answer second = this.browser.get("/v1/me/organization_memberships?paginated=true&limit=1&offset=1");
		assertThat(response(second)).containsEntry("total_count", 2);
		assertThat(data(second)).singleElement()
			.satisfies((membership) -> assertThat(membership).containsEntry("role", "org:member"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/me/organization_invitations", "/v1/me/organization_suggestions",
			"/v1/organizations/" + ACME + "/domains", "/v1/organizations/" + ACME + "/invitations" })
	void whatTheLocalClerkDoesNotHaveIsEmpty(String path) {
		assertThat(response(this.browser.get(path))).containsEntry("data", List.of()).containsEntry("total_count", 0);
	}

	@Test
	void organizationIsShownToItsMembers() {
		String foreign = this.clerk.organization("initech").create().id();

		assertThat(response(this.browser.get("/v1/organizations/" + ACME))).containsEntry("slug", "acme")
			.containsEntry("members_count", 1)
			.doesNotContainKey("private_metadata");
		assertThat(this.browser.get("/v1/organizations/" + foreign).status()).isEqualTo(404);
		assertThat(this.browser.get("/v1/organizations/" + foreign + "/memberships").status()).isEqualTo(404);
		assertThat(this.browser.get("/v1/organizations/" + foreign + "/roles").status()).isEqualTo(404);
	}

	@Test
	void membersAndRolesAreListed() {
		assertThat(data(this.browser.get("/v1/organizations/" + ACME + "/memberships"))).singleElement()
			.satisfies((membership) -> assertThat(membership)
				.extractingByKey("public_user_data", InstanceOfAssertFactories.MAP)
				.containsEntry("first_name", "Ada"));
		assertThat(data(this.browser.get("/v1/organizations/" + ACME + "/roles"))).extracting((role) -> role.get("key"))
			.containsExactly("org:admin", "org:member");
	}

	@Test
	void whoMakesAnOrganizationAdministersIt() {
		Answer made = this.browser.post("/v1/organizations", Map.of("name", "Initech", "slug", "initech"));

		assertThat(response(made)).containsEntry("slug", "initech").containsEntry("members_count", 1);
		assertThat(data(this.browser.get("/v1/me/organization_memberships"))).last()
			.satisfies((membership) -> assertThat(membership).containsEntry("role", "org:admin"));
		assertThat(this.browser.post("/v1/organizations", Map.of("name", "Again", "slug", "initech")).errorCode())
			.isEqualTo("form_identifier_exists");
		assertThat(this.browser.post("/v1/organizations", Map.of("name", "Again", "slug", "No Slug")).status())
			.isEqualTo(422);
		assertThat(this.browser.post("/v1/organizations", Map.of()).status()).isEqualTo(422);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/me", "/v1/me/sessions", "/v1/me/organization_memberships",
			"/v1/me/organization_invitations", "/v1/organizations/" + ACME })
	void nobodyIsToldNothing(String path) {
		this.browser.post("DELETE", "/v1/client/sessions", Map.of());

		Answer answer = this.browser.get(path);

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.errorCode()).isEqualTo("authentication_invalid");
	}

}
