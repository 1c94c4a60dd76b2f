package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.TokenType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Machines call an application of the library, which asks the emulator about them.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MachineTokenFlowTests {

	private static final Duration CACHED = Duration.ofSeconds(5);

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final CalledApplication application = CalledApplication.start(Application.class, this.clerk, this.clock);

	@BeforeEach
	void forget() {
		this.clerk.resetKeepingKeys();
	}

	@AfterAll
	void close() {
		this.application.close();
		this.clerk.close();
	}

	@Test
	void apiKeysComeIn() {
		EmulatedMachineToken key = this.clerk.apiKeys()
			.create((k) -> k.subject("org_1").scopes("projects:write").claims(Map.of("tier", "gold")));
		EmulatedMachineToken weak = this.clerk.apiKeys().create((k) -> k.subject("org_1"));

		assertThat(this.application.get("/key", key.token()).body()).isEqualTo("org_1 [projects:write] {tier=gold}");
		assertThat(this.application.get("/write", key.token()).statusCode()).isEqualTo(200);
		assertThat(this.application.get("/write", weak.token()).statusCode()).isEqualTo(403);
		assertThat(this.application.get("/key", "ak_none").statusCode()).isEqualTo(401);
		assertThat(this.application.get("/m2m", key.token()).statusCode()).isEqualTo(401);
	}

	@Test
	void oauthTokensComeInWithoutACallWhenTheyAreJwts() {
		EmulatedMachineToken opaque = this.clerk.oauthTokens().create((t) -> t.subject("user_1").clientId("client_1"));
		EmulatedMachineToken jwt = this.clerk.oauthTokens()
			.create((t) -> t.subject("user_1").clientId("client_1").jwt());

		assertThat(this.application.get("/oauth", opaque.token()).body()).isEqualTo("user_1 by client_1");
		assertThat(this.application.get("/oauth", jwt.token()).body()).isEqualTo("user_1 by client_1");
		assertThat(this.clerk.requests("/oauth_applications/access_tokens/verify")).hasSize(1);
	}

	@Test
	void machinesComeInWithoutACallWhenTheirTokensAreJwts() {
		EmulatedMachine importer = this.clerk.machines().create("importer");
		EmulatedMachineToken opaque = this.clerk.m2mTokens().create((t) -> t.machine(importer));
		EmulatedMachineToken jwt = this.clerk.m2mTokens().create((t) -> t.machine(importer).jwt());

		assertThat(this.application.get("/m2m", opaque.token()).body()).isEqualTo(importer.id());
		assertThat(this.application.get("/m2m", jwt.token()).body()).isEqualTo(importer.id());
		assertThat(this.clerk.requests("/m2m_tokens/verify")).hasSize(1);
	}

	@Test
	void aMachineSecretKeyWillDoInPlaceOfTheSecretKey() {
		EmulatedMachine billing = this.clerk.machines().create("billing");
		EmulatedMachine importer = this.clerk.machines().create("importer", billing);
		Map<String, String> keys = new LinkedHashMap<>(this.clerk.properties());
		keys.put("clerk.machine-secret-key", billing.secretKey());
		keys.put("clerk.jwt-key", this.clerk.jwtKey());
		keys.remove("clerk.secret-key");

		EmulatedMachineToken token = this.clerk.m2mTokens().create((t) -> t.machine(importer));
		EmulatedMachineToken notForUs = this.clerk.m2mTokens().create((t) -> t.subject("mch_1"));

		try (CalledApplication ofTheMachine = CalledApplication.start(Application.class, keys, this.clock)) {
			assertThat(ofTheMachine.get("/m2m", token.token()).body()).isEqualTo(importer.id());
			assertThat(ofTheMachine.get("/m2m", notForUs.token()).statusCode()).isEqualTo(401);
		}
	}

	@Test
	void aRevokedKeyIsRefusedOnceTheAnswerIsForgotten() {
		EmulatedMachineToken key = this.clerk.apiKeys().create((k) -> k.subject("user_1"));
		assertThat(this.application.get("/key", key.token()).statusCode()).isEqualTo(200);

		key.revoke();

		assertThat(this.application.get("/key", key.token()).statusCode()).isEqualTo(200);
		this.clock.move(CACHED);
		assertThat(this.application.get("/key", key.token()).statusCode()).isEqualTo(401);
		assertThat(this.clerk.requests("/api_keys/verify")).hasSize(2);
	}

	@Test
	void anAnswerThatSaysRevokedOrExpiredIsRefused() {
		EmulatedMachineToken revoked = this.clerk.apiKeys().create((k) -> k.subject("user_1")).answerWhenEnded();
		EmulatedMachineToken expired = this.clerk.m2mTokens()
			.create((t) -> t.subject("mch_1").expiresIn(Duration.ofSeconds(30)))
			.answerWhenEnded();
		revoked.revoke();
		this.clock.move(Duration.ofSeconds(30));

		assertThat(this.application.get("/key", revoked.token()).statusCode()).isEqualTo(401);
		assertThat(this.application.get("/m2m", expired.token()).statusCode()).isEqualTo(401);
		assertThat(this.clerk.requests()).extracting(RecordedRequest::status).containsOnly(200);
	}

	@Test
	void aJwtExpiresByTheClock() {
		EmulatedMachineToken jwt = this.clerk.m2mTokens()
			.create((t) -> t.subject("mch_1").jwt().expiresIn(Duration.ofMinutes(5)));
		assertThat(this.application.get("/m2m", jwt.token()).statusCode()).isEqualTo(200);

		this.clock.move(Duration.ofMinutes(6));

		assertThat(this.application.get("/m2m", jwt.token()).statusCode()).isEqualTo(401);
	}

	@Test
	void aPublicRouteCostsNoCall() {
		assertThat(this.application.get("/public", "ak_junk").statusCode()).isEqualTo(200);
		assertThat(this.clerk.requests("/api_keys/verify")).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Machines.class)
	static class Application {

	}

	@RestController
	static class Machines {

		@GetMapping("/key")
		String key(ApiKeyAuth auth) {
			return auth.orgId() + " " + auth.scopes() + " " + auth.claims();
		}

		@GetMapping("/write")
		@ClerkProtect(token = TokenType.API_KEY, scopes = "projects:write")
		List<String> write() {
			return List.of();
		}

		@GetMapping("/m2m")
		String m2m(M2mAuth auth) {
			return String.valueOf(auth.machineId());
		}

		@GetMapping("/oauth")
		String oauth(OAuthAuth auth) {
			return auth.userId() + " by " + auth.clientId();
		}

		@GetMapping("/public")
		String open() {
			return "open";
		}

	}

}
