package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Organizations and memberships, over HTTP and changed by tests.
 */
class OrganizationsTests {

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void applicationMakesAnOrganizationWhoseCreatorIsItsAdministrator() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();

		Answer made = this.application.post("/v1/organizations", """
				{"name":"Acme Inc","slug":"acme","created_by":"%s","max_allowed_memberships":7,
				"public_metadata":{"a":1},"private_metadata":{"b":2}}""".formatted(ada.id()));

		assertThat(made.json()).containsEntry("object", "organization")
			.containsEntry("name", "Acme Inc")
			.containsEntry("slug", "acme")
			.containsEntry("created_by", ada.id())
			.containsEntry("members_count", 1)
			.containsEntry("max_allowed_memberships", 7)
			.containsEntry("admin_delete_enabled", true)
			.containsEntry("has_image", false)
			.containsEntry("public_metadata", Map.of("a", 1))
			.containsEntry("private_metadata", Map.of("b", 2))
			.containsKeys("created_at", "updated_at");
		assertThat(Tokens.claims(this.clerk.signIn(ada).sessionToken()).get("o").toString()).contains("rol=admin");
	}

	@Test
	void aSlugIsMadeOfTheName() {
		assertThat(this.application.post("/v1/organizations", "{\"name\":\"Acme & Sons\"}").json().get("slug"))
			.asString()
			.matches("acme-sons-\\d+");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                       | 422 | form_param_missing
			{"name":"A","slug":"No Slug"}            | 422 | form_param_format_invalid
			{"name":"A","slug":"taken"}              | 422 | form_identifier_exists
			{"name":"A","max_allowed_memberships":-1} | 422 | form_param_value_invalid
			{"name":"A","x":1}                       | 422 | form_param_unknown
			{"name":"A","created_by":"user_none"}    | 404 | resource_not_found
			""")
	void whatIsNoOrganizationIsNotMade(String body, int status, String code) {
		this.clerk.organization("taken").create();

		Answer answer = this.application.post("/v1/organizations", body);

		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.errorCode()).isEqualTo(code);
		assertThat(this.clerk.organizations().all()).hasSize(1);
	}

	@Test
	void organizationsAreFoundByIdAndBySlug() {
		EmulatedOrganization acme = this.clerk.organization("acme").create();

		assertThat(this.application.get("/v1/organizations/acme").json()).containsEntry("id", acme.id());
		assertThat(this.application.get("/v1/organizations/" + acme.id()).json()).containsEntry("slug", "acme");
		assertThat(this.application.get("/v1/organizations/none").status()).isEqualTo(404);
	}

	@Test
	void organizationsAreListed() {
		EmulatedUser ada = this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		this.clock.move(Duration.ofSeconds(1));
		this.clerk.organization("globex").create();

		assertThat(slugs("")).containsExactly("globex", "acme");
		assertThat(slugs("?order_by=name")).containsExactly("acme", "globex");
		assertThat(slugs("?query=GLOB")).containsExactly("globex");
		assertThat(slugs("?user_id=" + ada.id())).containsExactly("acme");
		assertThat(slugs("?limit=1&offset=1")).containsExactly("acme");
		assertThat(this.application.get("/v1/organizations?limit=1").json()).containsEntry("total_count", 2);
	}

	@Test
	void anOrganizationIsChanged() {
		EmulatedOrganization acme = this.clerk.organization("acme").publicMetadata(Map.of("a", 1)).create();
		this.clerk.organization("globex").create();
		this.clock.move(Duration.ofSeconds(1));

		Answer changed = this.application.patch("/v1/organizations/" + acme.id(),
				"{\"name\":\"Acme Ltd\",\"slug\":\"acme-ltd\",\"admin_delete_enabled\":false}");

		assertThat(changed.json()).containsEntry("name", "Acme Ltd")
			.containsEntry("slug", "acme-ltd")
			.containsEntry("admin_delete_enabled", false)
			.containsEntry("public_metadata", Map.of("a", 1))
			.containsEntry("updated_at", MovableClock.START.plusSeconds(1).toEpochMilli());
		assertThat(this.application.patch("/v1/organizations/" + acme.id(), "{\"slug\":\"globex\"}").errorCode())
			.isEqualTo("form_identifier_exists");
		assertThat(this.application
			.patch("/v1/organizations/" + acme.id() + "/metadata", "{\"public_metadata\":{\"b\":2}}")
			.json()).containsEntry("public_metadata", Map.of("a", 1, "b", 2));
	}

	@Test
	void aDeletedOrganizationHasNoMembers() {
		EmulatedUser ada = this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		EmulatedSession session = this.clerk.signIn(ada);

		Answer deleted = this.application.delete("/v1/organizations/acme");

		assertThat(deleted.json()).containsEntry("object", "organization")
			.containsEntry("slug", "acme")
			.containsEntry("deleted", true);
		assertThat(this.application.get("/v1/users/" + ada.id() + "/organization_memberships").json())
			.containsEntry("total_count", 0);
		assertThat(Tokens.claims(session.sessionToken())).doesNotContainKey("o");
		assertThat(this.application.delete("/v1/organizations/acme").status()).isEqualTo(404);
	}

	@Test
	void membersComeAndGo() {
		EmulatedUser ada = this.clerk.user("ada@example.com").name("Ada", "Demo").create();
		EmulatedOrganization acme = this.clerk.organization("acme").create();
		String memberships = "/v1/organizations/" + acme.id() + "/memberships";
		this.clerk.organizations().role("org:billing", "org:invoices:read");

		Answer added = this.application.post(memberships, membership(ada, "org:admin"));
		Answer changed = this.application.patch(memberships + "/" + ada.id(), "{\"role\":\"org:billing\"}");
		Answer noted = this.application.patch(memberships + "/" + ada.id() + "/metadata",
				"{\"private_metadata\":{\"a\":1}}");

		assertThat(added.json()).containsEntry("object", "organization_membership")
			.containsEntry("role", "org:admin")
			.extractingByKey("permissions")
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains("org:sys_memberships:manage");
		assertThat(changed.json()).containsEntry("id", added.json().get("id"))
			.containsEntry("role", "org:billing")
			.containsEntry("permissions", List.of("org:invoices:read"));
		assertThat(changed.json().get("public_user_data").toString()).contains(ada.id(), "ada@example.com", "Ada");
		assertThat(changed.json().get("organization").toString()).contains(acme.id());
		assertThat(noted.json()).containsEntry("private_metadata", Map.of("a", 1));
		assertThat(this.application.get(memberships + "?role=org:billing&user_id=" + ada.id()).json())
			.containsEntry("total_count", 1);
		assertThat(this.application.get(memberships + "?role=org:admin").json()).containsEntry("total_count", 0);
		assertThat(this.application.delete(memberships + "/" + ada.id()).json()).containsEntry("role", "org:billing");
		assertThat(this.application.get(memberships).json()).containsEntry("total_count", 0);
	}

	@Test
	void whatIsNoMembershipIsNotMade() {
		EmulatedUser ada = this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		String memberships = "/v1/organizations/acme/memberships";

		assertThat(this.application.post(memberships, membership(ada, "org:admin")).status()).isEqualTo(400);
		assertThat(this.application.post(memberships, membership(ada, "org:admin")).errorCode())
			.isEqualTo("already_a_member_in_organization");
		assertThat(this.application.post(memberships, membership(ada, "admin")).status()).isEqualTo(422);
		assertThat(this.application.post(memberships, "{\"role\":\"org:admin\"}").status()).isEqualTo(422);
		assertThat(this.application.post(memberships, "{\"role\":\"org:admin\",\"user_id\":\"user_none\"}").status())
			.isEqualTo(404);
		assertThat(this.application.post("/v1/organizations/none/memberships", membership(ada, "org:admin")).status())
			.isEqualTo(404);
		assertThat(this.application.delete(memberships + "/user_none").status()).isEqualTo(404);
		assertThat(this.application.patch(memberships + "/user_none", "{\"role\":\"org:admin\"}").status())
			.isEqualTo(404);
	}

	@Test
	void testsChangeMembershipsToo() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();
		EmulatedOrganization acme = this.clerk.organization("acme").create();

		this.clerk.organizations().addMember(acme, ada, "org:member", "org:invoices:read");
		EmulatedSession session = this.clerk.signIn(ada);
		this.clerk.organizations().changeRole(acme, ada, "org:admin", "org:invoices:create");

		assertThat(Tokens.claims(session.sessionToken()).get("o").toString()).contains("rol=admin", "per=create");
		this.clerk.organizations().removeMember(acme, ada);
		assertThat(Tokens.claims(session.sessionToken())).doesNotContainKey("o");
		assertThat(this.clerk.organizations().update(acme, Map.of("name", "Acme Ltd")).name()).isEqualTo("Acme Ltd");
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.organizations().removeMember(acme, ada));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.organizations().addMember(acme, ada, "admin"));
		this.clerk.organizations().delete(acme);
		assertThat(this.clerk.organizations().find("acme")).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.organizations().delete(acme));
	}

	@Test
	void aUserIsNoMemberTwice() {
		EmulatedUser ada = this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		EmulatedOrganization acme = this.clerk.organizations().find("acme").orElseThrow();

		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.clerk.organizations().addMember(acme, ada, "org:member"));
	}

	private static String membership(EmulatedUser user, String role) {
		return "{\"user_id\":\"" + user.id() + "\",\"role\":\"" + role + "\"}";
	}

	private List<Object> slugs(String query) {
		return this.application.get("/v1/organizations" + query)
			.list("data")
			.stream()
			.map((organization) -> organization.get("slug"))
			.toList();
	}

}
