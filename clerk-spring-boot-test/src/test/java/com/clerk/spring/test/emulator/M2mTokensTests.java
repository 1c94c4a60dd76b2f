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
 * Machines and their tokens, over HTTP and made by tests.
 */
class M2mTokensTests {

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final EmulatedMachine billing = this.clerk.machines().create("billing");

	private final EmulatedMachine importer = this.clerk.machines().create("importer", this.billing);

	private final Visitor application = visitor(this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/v1" })
	void aMachineMakesATokenThatItsPeerVerifies(String version) {
		Map<String, Object> made = visitor(this.importer.secretKey())
			.post(version + "/m2m_tokens",
					"{\"token_format\":\"opaque\",\"seconds_until_expiration\":60,\"claims\":{\"team\":\"blue\"}}")
			.json();

		Answer verified = visitor(this.billing.secretKey()).post(version + "/m2m_tokens/verify",
				"{\"token\":\"" + made.get("token") + "\"}");

		assertThat(verified.json()).containsEntry("object", "machine_to_machine_token")
			.containsEntry("id", made.get("id"))
			.containsEntry("subject", this.importer.id())
			.containsEntry("scopes", List.of(this.billing.id()))
			.containsEntry("claims", Map.of("team", "blue"))
			.containsEntry("revoked", false)
			.containsEntry("revocation_reason", null)
			.containsEntry("expired", false)
			.containsEntry("expiration", MovableClock.START.plusSeconds(60).toEpochMilli())
			.containsEntry("created_at", MovableClock.START.toEpochMilli())
			.containsEntry("updated_at", MovableClock.START.toEpochMilli())
			.doesNotContainKey("token");
		assertThat(made.get("token").toString()).startsWith("mt_");
	}

	@Test
	void nullsAreNothing() {
		Answer made = visitor(this.importer.secretKey()).post("/m2m_tokens",
				"{\"token_format\":null,\"seconds_until_expiration\":null,\"claims\":null}");

		assertThat(made.json()).containsEntry("expiration", null).containsEntry("claims", null);
	}

	@Test
	void aTokenIsNoneOfAStrangersBusiness() {
		EmulatedMachine stranger = this.clerk.machines().create("stranger");
		EmulatedMachineToken token = this.clerk.m2mTokens().create((t) -> t.machine(this.importer));

		assertThat(verify(this.billing.secretKey(), token).status()).isEqualTo(200);
		assertThat(verify(this.importer.secretKey(), token).status()).isEqualTo(200);
		assertThat(verify(this.clerk.secretKey(), token).status()).isEqualTo(200);
		assertThat(verify(stranger.secretKey(), token).status()).isEqualTo(404);
		assertThat(visitor(stranger.secretKey()).post("/m2m_tokens/" + token.id() + "/revoke", "").status())
			.isEqualTo(404);
	}

	@Test
	void theKeyOfNoMachineIsRefused() {
		EmulatedMachineToken token = this.clerk.m2mTokens().create((t) -> t.machine(this.importer));

		assertThat(verify("ak_none", token).errorCode()).isEqualTo("clerk_key_invalid");
		assertThat(this.application.post("/m2m_tokens", "").errorCode()).isEqualTo("clerk_key_invalid");
		assertThat(visitor(this.importer.secretKey()).get("/v1/users/user_1").errorCode())
			.isEqualTo("clerk_key_invalid");
		assertThat(visitor(this.importer.secretKey()).get("/v1/jwks").errorCode()).isEqualTo("clerk_key_invalid");
	}

	@Test
	void aJwtIsSignedWithAKeyOfTheInstance() {
		EmulatedMachineToken token = this.clerk.m2mTokens()
			.create((t) -> t.machine(this.importer).jwt().claims(Map.of("team", "blue", "sub", "mch_other")));

		assertThat(Tokens.header(token.token())).containsEntry("cat", "cl_B7d4PD333AAA").containsEntry("typ", "JWT");
		assertThat(Tokens.verified(this.clerk, token.token())).containsEntry("sub", this.importer.id())
			.containsEntry("aud", List.of(this.billing.id()))
			.containsEntry("scopes", this.billing.id())
			.containsEntry("jti", token.id())
			.containsEntry("team", "blue")
			.containsEntry("exp", (int) MovableClock.START.plusSeconds(3600).getEpochSecond());
	}

	@Test
	void aMachineMakesAJwtToo() {
		Answer made = visitor(this.importer.secretKey()).post("/m2m_tokens",
				"{\"token_format\":\"jwt\",\"seconds_until_expiration\":30}");

		assertThat(Tokens.verified(this.clerk, made.json().get("token").toString()))
			.containsEntry("sub", this.importer.id())
			.containsEntry("exp", (int) MovableClock.START.plusSeconds(30).getEpochSecond());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"token_format\":\"xml\"}", "{\"claims\":7}", "{\"seconds_until_expiration\":-1}",
			"{\"scopes\":[]}" })
	void whatIsNoTokenIsNotMade(String body) {
		assertThat(visitor(this.importer.secretKey()).post("/m2m_tokens", body).status()).isEqualTo(422);
	}

	@Test
	void aRevokedOrExpiredTokenIsUnknown() {
		EmulatedMachineToken revoked = this.clerk.m2mTokens().create((t) -> t.machine(this.importer));
		EmulatedMachineToken expired = this.clerk.m2mTokens()
			.create((t) -> t.machine(this.importer).expiresIn(Duration.ofSeconds(5)));

		Answer answer = visitor(this.importer.secretKey()).post("/m2m_tokens/" + revoked.id() + "/revoke",
				"{\"revocation_reason\":\"gone\"}");
		this.clock.move(Duration.ofSeconds(5));

		assertThat(answer.json()).containsEntry("revoked", true).containsEntry("revocation_reason", "gone");
		assertThat(verify(this.clerk.secretKey(), revoked).status()).isEqualTo(404);
		assertThat(verify(this.clerk.secretKey(), expired).status()).isEqualTo(404);
		assertThat(list("").json()).containsEntry("total_count", 0);
		assertThat(list("&revoked=true").list("m2m_tokens")).extracting("id").containsExactly(revoked.id());
		assertThat(list("&expired=true").list("m2m_tokens")).extracting("id").containsExactly(expired.id());
	}

	@Test
	void tokensAreListedByTheirMachine() {
		EmulatedMachineToken token = this.clerk.m2mTokens().create((t) -> t.machine(this.importer));
		this.clerk.m2mTokens().create((t) -> t.machine(this.billing));

		assertThat(list("").list("m2m_tokens")).extracting("id").containsExactly(token.id());
		assertThat(this.application.get("/m2m_tokens").status()).isEqualTo(422);
		assertThat(this.clerk.m2mTokens().all()).hasSize(2);
	}

	@Test
	void resetForgetsMachines() {
		this.clerk.reset();

		assertThat(visitor(this.importer.secretKey()).post("/m2m_tokens", "").status()).isEqualTo(401);
	}

	@Test
	void oauthTokensAreVerified() {
		EmulatedMachineToken token = this.clerk.oauthTokens()
			.create((t) -> t.subject("user_1").clientId("client_1").scopes("profile").audience("https://api.test"));

		Answer answer = this.application.post("/oauth_applications/access_tokens/verify",
				"{\"access_token\":\"" + token.token() + "\"}");

		assertThat(token.token()).startsWith("oat_");
		assertThat(answer.json()).containsEntry("object", "clerk_idp_oauth_access_token")
			.containsEntry("id", token.id())
			.containsEntry("client_id", "client_1")
			.containsEntry("type", "oauth:access_token")
			.containsEntry("subject", "user_1")
			.containsEntry("scopes", List.of("profile"))
			.containsEntry("aud", List.of("https://api.test"))
			.containsEntry("revoked", false)
			.containsEntry("revocation_reason", null)
			.containsEntry("expired", false)
			.containsEntry("expiration", MovableClock.START.plus(Duration.ofDays(1)).toEpochMilli())
			.containsKeys("created_at", "updated_at");
		token.revoke();
		assertThat(this.application
			.post("/v1/oauth_applications/access_tokens/verify", "{\"access_token\":\"" + token.token() + "\"}")
			.status()).isEqualTo(404);
	}

	@Test
	void oauthJwtsAreAccessTokens() {
		EmulatedMachineToken token = this.clerk.oauthTokens()
			.create((t) -> t.subject("user_1").clientId("client_1").scopes("profile", "email").jwt());

		assertThat(Tokens.header(token.token())).containsEntry("typ", "at+jwt").doesNotContainKey("cat");
		assertThat(Tokens.verified(this.clerk, token.token())).containsEntry("sub", "user_1")
			.containsEntry("client_id", "client_1")
			.containsEntry("scope", "profile email");
		assertThat(this.clerk.oauthTokens().all()).hasSize(1);
	}

	@Test
	void nothingShowsASecret() {
		assertThat(this.importer.toString()).doesNotContain(this.importer.secretKey());
		assertThat(this.clerk.machines().toString()).doesNotContain(this.importer.secretKey());
	}

	private Answer list(String more) {
		return this.application.get("/m2m_tokens?subject=" + this.importer.id() + more);
	}

	private Answer verify(String key, EmulatedMachineToken token) {
		return visitor(key).post("/m2m_tokens/verify", "{\"token\":\"" + token.token() + "\"}");
	}

	private Visitor visitor(String key) {
		return new Visitor(this.clerk).header("Authorization", "Bearer " + key);
	}

}
