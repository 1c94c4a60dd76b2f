package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * API keys, over HTTP and made by tests.
 */
class ApiKeysTests {

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/v1" })
	void applicationMakesAndVerifiesAKey(String version) {
		Map<String, Object> made = this.application.post(version + "/api_keys", """
				{"name":"CI","subject":"org_1","description":"for builds","created_by":"user_1","scopes":["read:x"],
				"claims":{"tier":"gold"},"seconds_until_expiration":60}""").json();
		Answer verified = verify(version, made.get("secret"));

		assertThat(verified.status()).isEqualTo(200);
		assertThat(verified.json()).containsEntry("object", "api_key")
			.containsEntry("id", made.get("id"))
			.containsEntry("type", "api_key")
			.containsEntry("name", "CI")
			.containsEntry("description", "for builds")
			.containsEntry("created_by", "user_1")
			.containsEntry("subject", "org_1")
			.containsEntry("scopes", List.of("read:x"))
			.containsEntry("claims", Map.of("tier", "gold"))
			.containsEntry("revoked", false)
			.containsEntry("revocation_reason", null)
			.containsEntry("expired", false)
			.containsEntry("expiration", MovableClock.START.plusSeconds(60).toEpochMilli())
			.containsEntry("last_used_at", null)
			.containsEntry("created_at", MovableClock.START.toEpochMilli())
			.containsEntry("updated_at", MovableClock.START.toEpochMilli())
			.doesNotContainKey("secret");
		assertThat(made.get("secret").toString()).startsWith("ak_").isNotEqualTo(made.get("id"));
	}

	@Test
	void aKeyOfATestIsVerified() {
		EmulatedMachineToken key = this.clerk.apiKeys()
			.create((k) -> k.subject("user_1").scopes("a", "b").claims(Map.of("tier", "gold")));

		assertThat(verify("", key.token()).json()).containsEntry("id", key.id())
			.containsEntry("subject", "user_1")
			.containsEntry("scopes", List.of("a", "b"))
			.containsEntry("expiration", null)
			.containsEntry("claims", Map.of("tier", "gold"));
	}

	@Test
	void theShortestCallIsUseful() {
		assertThat(verify("", this.clerk.apiKeys().create((k) -> {
		}).token()).json().get("subject").toString()).startsWith("user_");
	}

	@Test
	void whenKeyIsUnknownThenAnswers404() {
		assertThat(verify("", "ak_none").errorCode()).isEqualTo("resource_not_found");
		assertThat(verify("", "ak_none").status()).isEqualTo(404);
	}

	@Test
	void aTokenOfAnotherKindIsNoKey() {
		assertThat(verify("", this.clerk.m2mTokens().create((t) -> t.subject("mch_1")).token()).status())
			.isEqualTo(404);
	}

	@Test
	void whenTimePassesThenAKeyExpires() {
		EmulatedMachineToken key = this.clerk.apiKeys().create((k) -> k.expiresIn(Duration.ofSeconds(60)));

		this.clock.move(Duration.ofSeconds(59));
		assertThat(verify("", key.token()).status()).isEqualTo(200);
		this.clock.move(Duration.ofSeconds(1));
		assertThat(verify("", key.token()).status()).isEqualTo(404);
	}

	@Test
	void aRevokedKeyIsUnknown() {
		EmulatedMachineToken key = this.clerk.apiKeys().create((k) -> k.subject("user_1"));

		Answer revoked = this.application.post("/api_keys/" + key.id() + "/revoke",
				"{\"revocation_reason\":\"leaked\"}");

		assertThat(revoked.json()).containsEntry("revoked", true).containsEntry("revocation_reason", "leaked");
		assertThat(key.isRevoked()).isTrue();
		assertThat(verify("", key.token()).status()).isEqualTo(404);
	}

	@Test
	void anEndedKeyIsShownWhenATestSaysSo() {
		EmulatedMachineToken revoked = this.clerk.apiKeys().create((k) -> k.subject("user_1")).answerWhenEnded();
		EmulatedMachineToken expired = this.clerk.apiKeys().create((k) -> k.subject("user_1")).answerWhenEnded();

		revoked.revoke("leaked");
		expired.expire();

		assertThat(verify("", revoked.token()).json()).containsEntry("revoked", true)
			.containsEntry("revocation_reason", "leaked")
			.containsEntry("expired", false);
		assertThat(verify("", expired.token()).json()).containsEntry("revoked", false).containsEntry("expired", true);
	}

	@Test
	void keysAreListedByTheirOwner() {
		EmulatedMachineToken first = this.clerk.apiKeys().create((k) -> k.subject("user_1"));
		EmulatedMachineToken second = this.clerk.apiKeys().create((k) -> k.subject("user_1"));
		this.clerk.apiKeys().create((k) -> k.subject("user_2"));
		this.clerk.apiKeys().create((k) -> k.subject("user_1")).revoke();

		assertThat(this.application.get("/api_keys?subject=user_1").list("data")).extracting("id")
			.containsExactly(second.id(), first.id());
		assertThat(this.application.get("/api_keys?subject=user_1&limit=1&offset=1").list("data")).extracting("id")
			.containsExactly(first.id());
		assertThat(this.application.get("/api_keys?subject=user_1&include_invalid=true").json())
			.containsEntry("total_count", 3);
		assertThat(this.clerk.apiKeys().all()).hasSize(4);
	}

	@Test
	void aKeyIsShownAndDeleted() {
		EmulatedMachineToken key = this.clerk.apiKeys().create((k) -> k.subject("user_1"));

		assertThat(this.application.get("/api_keys/" + key.id()).json()).containsEntry("id", key.id());
		assertThat(this.application.delete("/api_keys/" + key.id()).json()).containsEntry("deleted", true);
		assertThat(this.application.get("/api_keys/" + key.id()).status()).isEqualTo(404);
		assertThat(this.application.delete("/api_keys/" + key.id()).status()).isEqualTo(404);
		assertThat(this.application.post("/api_keys/" + key.id() + "/revoke", "").status()).isEqualTo(404);
		assertThatIllegalStateException().isThrownBy(key::revoke);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"subject":"user_1"}                                          | form_param_missing       | name
					{"name":"CI"}                                                 | form_param_missing       | subject
					{"name":"CI","subject":"mch_1"}                               | form_param_value_invalid | subject
					{"name":7,"subject":"user_1"}                                 | form_param_value_invalid | name
					{"name":"CI","subject":"user_1","scopes":"a"}                 | form_param_value_invalid | scopes
					{"name":"CI","subject":"user_1","claims":[]}                  | form_param_value_invalid | claims
					{"name":"CI","subject":"user_1","seconds_until_expiration":0} | form_param_value_invalid | seconds_until_expiration
					{"name":"CI","subject":"user_1","x":1}                        | form_param_unknown       | x
					""")
	void whatIsNoKeyIsNotMade(String body, String code, String parameter) {
		Answer answer = this.application.post("/api_keys", body);

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errorCode()).isEqualTo(code);
		assertThat(answer.list("errors").get(0).get("meta")).isEqualTo(Map.of("param_name", parameter));
		assertThat(this.clerk.apiKeys().all()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api_keys", "/api_keys?subject=user_1&limit=0", "/api_keys?subject=user_1&limit=x",
			"/api_keys?subject=user_1&limit=501", "/api_keys?subject=user_1&offset=-1" })
	void whatIsNoListIsNotAnswered(String path) {
		assertThat(this.application.get(path).status()).isEqualTo(422);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api_keys/verify", "/v1/api_keys/verify", "/oauth_applications/access_tokens/verify",
			"/v1/oauth_applications/access_tokens/verify" })
	void theSecretKeyIsAskedForAndNoMachineHasIt(String path) {
		Visitor machine = new Visitor(this.clerk).header("Authorization",
				"Bearer " + this.clerk.machines().create("importer").secretKey());

		assertThat(new Visitor(this.clerk).post(path, "{}").errorCode()).isEqualTo("clerk_key_invalid");
		assertThat(machine.post(path, "{}").errorCode()).isEqualTo("clerk_key_invalid");
		assertThat(this.application.post(path, "{}").status()).isEqualTo(422);
	}

	@Test
	void resetForgetsKeys() {
		EmulatedMachineToken key = this.clerk.apiKeys().create((k) -> k.subject("user_1"));

		this.clerk.reset();

		assertThat(verify("", key.token()).status()).isEqualTo(404);
		assertThat(this.clerk.apiKeys().all()).isEmpty();
	}

	@Test
	void nothingShowsTheSecret() {
		EmulatedMachineToken key = this.clerk.apiKeys().create((k) -> k.subject("user_1"));
		verify("", key.token());

		assertThat(key.toString()).doesNotContain(key.token());
		assertThat(this.clerk.requests().toString()).doesNotContain(key.token());
	}

	private Answer verify(String version, Object secret) {
		return this.application.post(version + "/api_keys/verify", "{\"secret\":\"" + secret + "\"}");
	}

}
