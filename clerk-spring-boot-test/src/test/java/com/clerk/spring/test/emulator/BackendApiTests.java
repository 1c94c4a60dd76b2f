package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Backend API and the key set, over HTTP.
 */
class BackendApiTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Visitor stranger = new Visitor(this.clerk);

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void keySetHoldsThePublicKeyOnly() {
		Answer answer = this.application.get("/v1/jwks");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("application/json");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.list("keys")).singleElement(InstanceOfAssertFactories.MAP)
			.containsOnlyKeys("use", "kty", "kid", "alg", "n", "e")
			.containsEntry("use", "sig")
			.containsEntry("kty", "RSA")
			.containsEntry("alg", "RS256")
			.containsEntry("kid", this.application.get("/v1/instance").json().get("id"));
	}

	@Test
	void publicKeySetNeedsNoSecretKey() {
		assertThat(this.stranger.get("/.well-known/jwks.json").json())
			.isEqualTo(this.application.get("/v1/jwks").json());
	}

	@Test
	void aProxyOfTheFrontendApiNeedsTheSecretKey() {
		Visitor proxy = new Visitor(this.clerk).header("Clerk-Secret-Key", this.clerk.secretKey());
		Visitor impostor = new Visitor(this.clerk).header("Clerk-Secret-Key", "sk_test_wrong");

		assertThat(proxy.get("/.well-known/jwks.json").status()).isEqualTo(200);
		assertThat(impostor.get("/.well-known/jwks.json").status()).isEqualTo(401);
		assertThat(proxy.get("/v1/jwks").status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/jwks", "/v1/users/user_1", "/v1/sessions/sess_1", "/v1/clients", "/v1/instance",
			"/m2m_tokens/verify", "/api_keys/verify", "/machines", "/v1/actor_tokens", "/v1/testing_tokens",
			"/v1/invitations", "/v1/organization_invitations", "/v1/organization_roles",
			"/v1/organization_permissions" })
	void whenSecretKeyIsMissingOrWrongThenBackendApiAnswers401(String path) {
		Visitor intruder = new Visitor(this.clerk).header("Authorization", "Bearer sk_test_wrong");

		assertThat(this.stranger.get(path).status()).isEqualTo(401);
		assertThat(this.stranger.get(path).errorCode()).isEqualTo("clerk_key_invalid");
		assertThat(intruder.get(path).status()).isEqualTo(401);
		assertThat(intruder.get(path).errorCode()).isEqualTo("clerk_key_invalid");
	}

	@Test
	void whenSecretKeyIsWrongThenEvenUnknownPathsAnswer401() {
		Visitor intruder = new Visitor(this.clerk).header("Authorization", "Bearer sk_test_wrong");

		assertThat(intruder.get("/v1/nothing").status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/v1/nothing", "/", "/v1/jwks/more", "/v1/instance/more", "/v1/users/a/b", "/v1/users/a%20b" })
	void whenNothingIsThereThenAnswersInClerksEnvelope(String path) {
		Answer answer = this.application.get(path);

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.errorCode()).isEqualTo("resource_not_found");
		assertThat(answer.list("errors").get(0)).containsOnlyKeys("code", "message", "long_message", "meta");
		assertThat(answer.json().get("clerk_trace_id").toString()).matches("[0-9a-f]{32}");
	}

	@Test
	void whenNothingIsThereThenMethodAndPathAreNamed() {
		assertThat(this.stranger.get("/v1/nothing").list("errors").get(0).get("message").toString())
			.contains("GET /v1/nothing");
	}

	@Test
	void whenMethodIsAnotherThenNothingIsThere() {
		assertThat(this.application.post("/v1/jwks", "").status()).isEqualTo(404);
	}

	@Test
	void trailingSlashMakesNoDifference() {
		assertThat(this.application.get("/v1/jwks/").status()).isEqualTo(200);
	}

	@Test
	void headHasNoBody() {
		Answer answer = this.application.head("/v1/jwks");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void instanceTellsItsKind() {
		assertThat(this.application.get("/v1/instance").json()).containsEntry("object", "instance")
			.containsEntry("environment_type", "development");
	}

	@Test
	void rotatedKeySignsAndTheOldOneStaysPublished() {
		String before = this.clerk.signIn("ada@example.com").sessionToken();

		this.clerk.rotateKey();

		String after = this.clerk.signIn("ada@example.com").sessionToken();
		assertThat(this.application.get("/v1/jwks").list("keys")).hasSize(2);
		assertThat(Tokens.header(after).get("kid")).isNotEqualTo(Tokens.header(before).get("kid"));
		assertThat(Tokens.isVerified(this.clerk, before)).isTrue();
		assertThat(Tokens.isVerified(this.clerk, after)).isTrue();
	}

	@Test
	void retiredKeysAreNoLongerPublished() {
		String before = this.clerk.signIn("ada@example.com").sessionToken();
		this.clerk.rotateKey();
		String after = this.clerk.signIn("ada@example.com").sessionToken();

		this.clerk.retireOldKeys();

		assertThat(this.application.get("/v1/jwks").list("keys")).hasSize(1);
		assertThat(Tokens.isVerified(this.clerk, before)).isFalse();
		assertThat(Tokens.isVerified(this.clerk, after)).isTrue();
	}

	@Test
	void userIsShownWithoutThePassword() {
		EmulatedUser ada = this.clerk.user("ada@example.com").name("Ada", "Demo").password("correct-horse-42").create();

		Answer answer = this.application.get("/v1/users/" + ada.id());

		assertThat(answer.json()).containsEntry("id", ada.id())
			.containsEntry("first_name", "Ada")
			.containsEntry("password_enabled", true)
			.containsEntry("has_image", false);
		assertThat(answer.list("email_addresses")).singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("email_address", "ada@example.com")
			.containsEntry("id", answer.json().get("primary_email_address_id"));
		assertThat(answer.body()).doesNotContain("correct-horse-42");
	}

	@Test
	void whenUserOrSessionIsUnknownThenAnswers404() {
		assertThat(this.application.get("/v1/users/user_1").errorCode()).isEqualTo("resource_not_found");
		assertThat(this.application.get("/v1/sessions/sess_1").errorCode()).isEqualTo("resource_not_found");
		assertThat(this.application.post("/v1/sessions/sess_1/revoke", "").status()).isEqualTo(404);
	}

	@Test
	void revokedSessionGetsNoMoreTokens() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		Answer revoked = this.application.post("/v1/sessions/" + session.id() + "/revoke", "");

		assertThat(revoked.json()).containsEntry("id", session.id()).containsEntry("status", "revoked");
		assertThat(this.application.get("/v1/sessions/" + session.id()).json()).containsEntry("status", "revoked");
		Answer token = this.application.post("/v1/sessions/" + session.id() + "/tokens", "");
		assertThat(token.status()).isEqualTo(401);
		assertThat(token.errorCode()).isEqualTo("session_not_active");
	}

	@Test
	void tokenOfTheBackendApiHasNoAuthorizedParty() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		Answer answer = this.application.post("/v1/sessions/" + session.id() + "/tokens", "");

		assertThat(answer.json()).containsEntry("object", "token");
		assertThat(Tokens.verified(this.clerk, answer.json().get("jwt").toString())).containsEntry("sid", session.id())
			.doesNotContainKey("azp");
	}

	@Test
	void tokenOfTheBackendApiLivesAsLongAsAsked() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		Answer answer = this.application.post("/v1/sessions/" + session.id() + "/tokens",
				"{\"expires_in_seconds\":300}");

		Map<String, Object> claims = Tokens.claims(answer.json().get("jwt").toString());
		assertThat((Integer) claims.get("exp") - (Integer) claims.get("iat")).isEqualTo(300);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"expires_in_seconds\":0}", "{\"expires_in_seconds\":-1}",
			"{\"expires_in_seconds\":\"5\"}", "{\"expires_in_seconds\":99999999999999}" })
	void whenLifeIsNoneThenAnswers422(String body) {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		assertThat(this.application.post("/v1/sessions/" + session.id() + "/tokens", body).status()).isEqualTo(422);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "null", "text", "{} {}" })
	void whenBodyIsNoJsonObjectThenAnswers400(String body) {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		assertThat(this.application.post("/v1/sessions/" + session.id() + "/tokens", body).status()).isEqualTo(400);
	}

	@Test
	void whenBodyIsTooLargeThenItIsRefused() {
		Answer answer = this.application.post("/v1/sessions/sess_1/tokens", "x".repeat(64 * 1024 + 1));

		assertThat(answer.status()).isEqualTo(413);
		assertThat(this.clerk.requests("/v1/sessions/sess_1/tokens")).singleElement()
			.extracting(RecordedRequest::body)
			.isEqualTo("");
	}

	@Test
	void everyRequestIsRecordedWithSecretsShortened() {
		this.application.header("User-Agent", "tests").get("/v1/jwks?debug=1");

		List<RecordedRequest> recorded = this.clerk.requests("/v1/jwks");

		assertThat(recorded).singleElement().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("GET");
			assertThat(request.query()).isEqualTo("debug=1");
			assertThat(request.status()).isEqualTo(200);
			assertThat(request.headers()).containsEntry("user-agent", List.of("tests"))
				.containsEntry("authorization", List.of("Bearer " + this.clerk.secretKey().substring(0, 7) + "…"));
		});
		assertThat(recorded.toString()).doesNotContain(this.clerk.secretKey());
	}

	@Test
	void requestsOfOtherPathsAreNotShown() {
		this.application.get("/v1/jwks");

		assertThat(this.clerk.requests("/v1")).isEmpty();
		assertThat(this.clerk.requests()).hasSize(1);
	}

}
