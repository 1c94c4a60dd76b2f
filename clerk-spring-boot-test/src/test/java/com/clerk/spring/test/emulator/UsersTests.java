package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Users, over HTTP and changed by tests.
 */
class UsersTests {

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void applicationMakesAUserWhoCanSignIn() {
		Answer made = this.application.post("/v1/users",
				"""
						{"email_address":["Ada@Example.com"],"password":"correct-horse-42","first_name":"Ada","last_name":"Demo",
						"username":"ada","external_id":"7","public_metadata":{"a":1},"private_metadata":{"b":2},
						"unsafe_metadata":{"c":3}}""");

		assertThat(made.status()).isEqualTo(200);
		assertThat(made.json()).containsEntry("object", "user")
			.containsEntry("first_name", "Ada")
			.containsEntry("last_name", "Demo")
			.containsEntry("username", "ada")
			.containsEntry("external_id", "7")
			.containsEntry("password_enabled", true)
			.containsEntry("public_metadata", Map.of("a", 1))
			.containsEntry("private_metadata", Map.of("b", 2))
			.containsEntry("unsafe_metadata", Map.of("c", 3))
			.containsEntry("last_sign_in_at", null);
		assertThat(new Visitor(this.clerk).signIn("/sign-in", "ada@example.com", "correct-horse-42").body())
			.contains("You are signed in");
		assertThat(this.application.get("/v1/users/" + made.json().get("id")).json()).containsEntry("last_sign_in_at",
				MovableClock.START.toEpochMilli());
	}

	@Test
	void everyPrimitiveIsThere() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();

		assertThat(this.application.get("/v1/users/" + ada.id()).json())
			.containsKeys("has_image", "password_enabled", "two_factor_enabled", "totp_enabled", "backup_code_enabled",
					"banned", "locked", "created_at", "updated_at", "delete_self_enabled",
					"create_organization_enabled")
			.containsEntry("first_name", null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{}                                                                | form_data_missing              | email_address
					{"email_address":["a"]}                                           | form_param_format_invalid      | email_address
					{"email_address":"a@example.com"}                                 | form_param_value_invalid       | email_address
					{"email_address":["a@example.com","b@example.com"]}               | form_param_value_invalid       | email_address
					{"email_address":["TAKEN@example.com"]}                           | form_identifier_exists         | email_address
					{"email_address":["a@example.com"],"username":"taken"}            | form_identifier_exists         | username
					{"email_address":["a@example.com"],"external_id":"taken"}         | form_identifier_exists         | external_id
					{"email_address":["a@example.com"],"password":"short"}            | form_password_length_too_short | password
					{"email_address":["a@example.com"],"first_name":7}                | form_param_value_invalid       | first_name
					{"email_address":["a@example.com"],"public_metadata":7}           | form_param_value_invalid       | public_metadata
					{"email_address":["a@example.com"],"x":7}                         | form_param_unknown             | x
					""")
	void whatIsNoUserIsNotMade(String body, String code, String parameter) {
		this.clerk.user("taken@example.com").username("taken").externalId("taken").create();

		Answer answer = this.application.post("/v1/users", body);

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errorCode()).isEqualTo(code);
		assertThat(answer.list("errors").get(0)).containsEntry("meta", Map.of("param_name", parameter))
			.containsKeys("message", "long_message");
		assertThat(answer.json()).containsKey("clerk_trace_id");
		assertThat(this.clerk.users().all()).hasSize(1);
	}

	@Test
	void usersAreListedNewestFirst() {
		EmulatedUser ada = this.clerk.user("ada@example.com").name("Ada", "").username("ada").create();
		this.clock.move(Duration.ofSeconds(1));
		EmulatedUser bob = this.clerk.user("bob@example.com").name("Bob", "").memberOf("acme", "org:member").create();
		this.clerk.users().ban(bob);

		assertThat(listed("")).containsExactly(bob.id(), ada.id());
		assertThat(listed("?order_by=created_at")).containsExactly(ada.id(), bob.id());
		assertThat(listed("?order_by=-email_address")).containsExactly(bob.id(), ada.id());
		assertThat(listed("?order_by=%2Bfirst_name")).containsExactly(ada.id(), bob.id());
		assertThat(listed("?limit=1")).containsExactly(bob.id());
		assertThat(listed("?limit=1&offset=1")).containsExactly(ada.id());
		assertThat(listed("?email_address=ADA@example.com")).containsExactly(ada.id());
		assertThat(listed("?email_address=ada@example.com&email_address=bob@example.com")).hasSize(2);
		assertThat(listed("?user_id=" + ada.id())).containsExactly(ada.id());
		assertThat(listed("?username=ada")).containsExactly(ada.id());
		assertThat(listed("?query=BOB")).containsExactly(bob.id());
		assertThat(listed("?banned=true")).containsExactly(bob.id());
		assertThat(listed("?organization_id=" + this.clerk.organizations().find("acme").orElseThrow().id()))
			.containsExactly(bob.id());
		assertThat(listed("?external_id=7")).isEmpty();
	}

	@Test
	void usersAreCounted() {
		this.clerk.user("ada@example.com").create();
		this.clerk.user("bob@example.com").create();

		assertThat(this.application.get("/v1/users/count").json())
			.isEqualTo(Map.of("object", "total_count", "total_count", 2));
		assertThat(this.application.get("/v1/users/count?query=ada").json()).containsEntry("total_count", 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?limit=0", "?limit=501", "?offset=x", "?order_by=password", "?colour=red" })
	void whatIsNoListIsRefused(String query) {
		assertThat(this.application.get("/v1/users" + query).status()).isEqualTo(422);
	}

	@Test
	void aUserIsChanged() {
		EmulatedUser ada = this.clerk.user("ada@example.com")
			.name("Ada", "Demo")
			.publicMetadata(Map.of("theme", "dark"))
			.create();
		this.clock.move(Duration.ofSeconds(1));

		Answer changed = this.application.patch("/v1/users/" + ada.id(),
				"{\"first_name\":\"Augusta\",\"last_name\":null,\"private_metadata\":{\"plan\":7}}");

		assertThat(changed.json()).containsEntry("first_name", "Augusta")
			.containsEntry("last_name", null)
			.containsEntry("public_metadata", Map.of("theme", "dark"))
			.containsEntry("private_metadata", Map.of("plan", 7))
			.containsEntry("created_at", MovableClock.START.toEpochMilli())
			.containsEntry("updated_at", MovableClock.START.plusSeconds(1).toEpochMilli());
		assertThat(this.clerk.users().find("ADA@example.com")).get()
			.extracting(EmulatedUser::displayName)
			.isEqualTo("Augusta");
	}

	@Test
	void metadataIsMergedAndNullsTakeMembersOut() {
		EmulatedUser ada = this.clerk.user("ada@example.com")
			.publicMetadata(Map.of("keep", 1, "drop", 2, "deep", Map.of("keep", 1, "drop", 2)))
			.create();

		Answer changed = this.application.patch("/v1/users/" + ada.id() + "/metadata",
				"{\"public_metadata\":{\"drop\":null,\"new\":3,\"deep\":{\"drop\":null,\"new\":3}}}");

		assertThat(changed.json()).containsEntry("public_metadata",
				Map.of("keep", 1, "new", 3, "deep", Map.of("keep", 1, "new", 3)));
	}

	@Test
	void aBannedUserIsOut() {
		EmulatedUser ada = this.clerk.user("ada@example.com").password("correct-horse-42").create();
		EmulatedSession session = this.clerk.signIn(ada);

		assertThat(this.application.post("/v1/users/" + ada.id() + "/ban", "").json()).containsEntry("banned", true);

		assertThat(this.application.get("/v1/sessions/" + session.id()).json()).containsEntry("status", "revoked");
		assertThat(signIn()).contains("banned or locked");
		assertThat(this.application.post("/v1/users/" + ada.id() + "/unban", "").json()).containsEntry("banned", false);
		assertThat(signIn()).contains("You are signed in");
	}

	@Test
	void aLockedUserComesInNoMore() {
		EmulatedUser ada = this.clerk.user("ada@example.com").password("correct-horse-42").create();
		EmulatedSession session = this.clerk.signIn(ada);

		assertThat(this.application.post("/v1/users/" + ada.id() + "/lock", "").json()).containsEntry("locked", true);

		assertThat(this.application.get("/v1/sessions/" + session.id()).json()).containsEntry("status", "active");
		assertThat(signIn()).contains("banned or locked");
		assertThat(this.application.post("/v1/users/" + ada.id() + "/unlock", "").json()).containsEntry("locked",
				false);
		assertThat(signIn()).contains("You are signed in");
	}

	@Test
	void aDeletedUserLeavesNothing() {
		EmulatedUser ada = this.clerk.user("ada@example.com").externalId("7").memberOf("acme", "org:admin").create();
		EmulatedSession session = this.clerk.signIn(ada);

		Answer deleted = this.application.delete("/v1/users/" + ada.id());

		assertThat(deleted.json()).containsEntry("object", "user")
			.containsEntry("id", ada.id())
			.containsEntry("external_id", "7")
			.containsEntry("deleted", true);
		assertThat(this.application.get("/v1/sessions/" + session.id()).status()).isEqualTo(404);
		assertThat(this.application.get("/v1/organizations/acme").json()).containsEntry("members_count", 0);
		this.clerk.user("ada@example.com").create();
	}

	@ParameterizedTest
	@CsvSource({ "GET,''", "PATCH,''", "DELETE,''", "PATCH,/metadata", "POST,/ban", "POST,/unban", "POST,/lock",
			"POST,/unlock", "GET,/organization_memberships" })
	void whenUserIsUnknownThenAnswers404(String method, String action) {
		assertThat(this.application.send(method, "/v1/users/user_none" + action).errorCode())
			.isEqualTo("resource_not_found");
	}

	@Test
	void membershipsOfAUserAreListed() {
		EmulatedUser ada = this.clerk.user("ada@example.com")
			.memberOf("acme", "org:admin", "org:invoices:read")
			.memberOf("globex", "org:member")
			.create();

		Answer answer = this.application.get("/v1/users/" + ada.id() + "/organization_memberships?limit=1");

		assertThat(answer.json()).containsEntry("total_count", 2);
		assertThat(answer.list("data")).singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("role", "org:admin")
			.containsEntry("permissions", List.of("org:invoices:read"));
	}

	@Test
	void testsChangeUsersToo() {
		EmulatedUser ada = this.clerk.user("ada@example.com").privateMetadata(Map.of("a", 1)).create();

		EmulatedUser changed = this.clerk.users()
			.update(ada, Map.of("first_name", "Ada", "unsafe_metadata", Map.of("b", 2)));

		assertThat(changed.firstName()).isEqualTo("Ada");
		assertThat(this.application.get("/v1/users/" + ada.id()).json())
			.containsEntry("private_metadata", Map.of("a", 1))
			.containsEntry("unsafe_metadata", Map.of("b", 2));
		this.clerk.users().delete(ada);
		assertThat(this.clerk.users().all()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.users().ban(ada));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.users().update(ada, Map.of("colour", "red")))
			.withMessageContaining("colour");
	}

	private String signIn() {
		return new Visitor(this.clerk).signIn("/sign-in", "ada@example.com", "correct-horse-42").body();
	}

	private List<Object> listed(String query) {
		return this.application.get("/v1/users" + query).array().stream().map((user) -> user.get("id")).toList();
	}

}
