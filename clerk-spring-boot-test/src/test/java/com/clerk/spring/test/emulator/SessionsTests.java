package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Sessions and JWT templates, over HTTP.
 */
class SessionsTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void sessionsAreListedNewestFirst() {
		EmulatedSession first = this.clerk.signIn("ada@example.com");
		EmulatedSession second = this.clerk.signIn("bob@example.com");
		first.end();

		assertThat(ids("")).containsExactly(second.id(), first.id());
		assertThat(ids("?user_id=" + first.user().id())).containsExactly(first.id());
		assertThat(ids("?status=active")).containsExactly(second.id());
		assertThat(ids("?limit=1&offset=1")).containsExactly(first.id());
		Answer paginated = this.application.get("/v1/sessions?paginated=true&limit=1");
		assertThat(paginated.json()).containsEntry("total_count", 2);
		assertThat(paginated.list("data")).hasSize(1);
		assertThat(this.application.get("/v1/sessions?colour=red").status()).isEqualTo(422);
	}

	@Test
	void aTestOfTheApplicationCreatesASession() {
		EmulatedUser ada = this.clerk.user("ada@example.com")
			.memberOf("acme", "org:admin")
			.memberOf("globex", "org:member")
			.create();
		String globex = this.clerk.organizations().find("globex").orElseThrow().id();

		Map<String, Object> session = this.application
			.post("/v1/sessions", "{\"user_id\":\"" + ada.id() + "\",\"active_organization_id\":\"" + globex + "\"}")
			.json();
		Answer token = this.application.post("/v1/sessions/" + session.get("id") + "/tokens", "");

		assertThat(session).containsEntry("status", "active")
			.containsEntry("user_id", ada.id())
			.containsEntry("last_active_organization_id", globex)
			.containsKeys("client_id", "last_active_at", "expire_at", "abandon_at", "created_at", "updated_at");
		assertThat(Tokens.verified(this.clerk, token.json().get("jwt").toString())).containsEntry("sub", ada.id());
		assertThat(this.application.post("/v1/sessions", "{\"user_id\":\"user_none\"}").status()).isEqualTo(404);
		assertThat(this.application.post("/v1/sessions", "{}").status()).isEqualTo(422);
	}

	@Test
	void productionCreatesNoSession() {
		try (ClerkEmulator production = ClerkEmulator.builder().production().start()) {
			EmulatedUser ada = production.user("ada@example.com").create();

			assertThat(new Visitor(production).header("Authorization", "Bearer " + production.secretKey())
				.post("/v1/sessions", "{\"user_id\":\"" + ada.id() + "\"}")
				.status()).isEqualTo(403);
		}
	}

	@Test
	void aTemplateMakesTokensOfItsOwn() {
		this.clerk.jwtTemplate("supabase", Map.of("role", "authenticated", "sub", "nobody"));
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		Answer answer = this.application.post("/v1/sessions/" + session.id() + "/tokens/supabase",
				"{\"expires_in_seconds\":300}");

		String token = answer.json().get("jwt").toString();
		Map<String, Object> claims = Tokens.verified(this.clerk, token);
		assertThat(Tokens.header(token)).containsEntry("cat", "cl_B7d4PD222AAA");
		assertThat(claims).containsEntry("role", "authenticated")
			.containsEntry("sub", session.user().id())
			.doesNotContainKeys("sid", "o", "v");
		assertThat((Integer) claims.get("exp") - (Integer) claims.get("iat")).isEqualTo(300);
		assertThat(Tokens.claims(session.seenFrom("http://localhost:8080").token("supabase"))).containsEntry("azp",
				"http://localhost:8080");
	}

	@Test
	void whenThereIsNoTemplateThenAnswers404() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		this.clerk.jwtTemplate("gone", Map.of());
		this.clerk.reset();
		EmulatedSession after = this.clerk.signIn("ada@example.com");

		assertThat(this.application.post("/v1/sessions/" + after.id() + "/tokens/gone", "").status()).isEqualTo(404);
		assertThat(this.application.post("/v1/sessions/" + session.id() + "/tokens/gone", "").status()).isEqualTo(404);
		assertThatIllegalArgumentException().isThrownBy(() -> after.token("gone"));
	}

	@Test
	void whenSessionHasEndedThenATemplateMakesNoToken() {
		this.clerk.jwtTemplate("supabase", Map.of());
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		session.revoke();

		assertThat(this.application.post("/v1/sessions/" + session.id() + "/tokens/supabase", "").errorCode())
			.isEqualTo("session_not_active");
	}

	private List<Object> ids(String query) {
		return this.application.get("/v1/sessions" + query).array().stream().map((each) -> each.get("id")).toList();
	}

	@Test
	void bannedUsersDoNotSignIn() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();
		this.clerk.users().ban(ada);

		assertThatIllegalStateException().isThrownBy(() -> this.clerk.signIn(ada)).withMessageContaining("banned");
		assertThatIllegalStateException().isThrownBy(() -> this.clerk.signIn("ada@example.com"));
		assertThat(this.application.post("/v1/sessions", "{\"user_id\":\"" + ada.id() + "\"}").errorCode())
			.isEqualTo("user_banned");
	}

	@Test
	void sessionsLeaveAnOrganizationWithTheMember() {
		EmulatedUser ada = this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		EmulatedUser bob = this.clerk.user("bob@example.com").memberOf("acme", "org:member").create();
		EmulatedOrganization acme = this.clerk.organizations().find("acme").orElseThrow();
		String left = this.clerk.signIn(ada).id();
		String stays = this.clerk.signIn(bob).id();

		this.clerk.organizations().removeMember(acme, ada);

		assertThat(lastActive(left)).isNull();
		assertThat(lastActive(stays)).isEqualTo(acme.id());

		this.clerk.organizations().delete(acme);

		assertThat(lastActive(stays)).isNull();
	}

	private Object lastActive(String sessionId) {
		return this.application.get("/v1/sessions/" + sessionId).json().get("last_active_organization_id");
	}

}
