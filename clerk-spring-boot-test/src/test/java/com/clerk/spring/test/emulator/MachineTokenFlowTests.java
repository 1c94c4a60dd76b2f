package com.clerk.spring.test.emulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.machines.Machines;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Machines call an application of the library, which asks the emulator about them.
 */
class MachineTokenFlowTests {

	private static final Duration CACHED = Duration.ofSeconds(5);

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().clock(this.clock).start();

	private ConfigurableApplicationContext application;

	@AfterEach
	void close() {
		this.application.close();
		this.clerk.close();
	}

	@Test
	void apiKeysComeIn() {
		start(Map.of());
		EmulatedMachineToken key = this.clerk.apiKeys()
			.create((k) -> k.subject("org_1").scopes("projects:write").claims(Map.of("tier", "gold")));
		EmulatedMachineToken weak = this.clerk.apiKeys().create((k) -> k.subject("org_1"));

		assertThat(get("/key", key.token()).body()).isEqualTo("org_1 [projects:write] {tier=gold}");
		assertThat(get("/write", key.token()).statusCode()).isEqualTo(200);
		assertThat(get("/write", weak.token()).statusCode()).isEqualTo(403);
		assertThat(get("/key", "ak_none").statusCode()).isEqualTo(401);
		assertThat(get("/m2m", key.token()).statusCode()).isEqualTo(401);
	}

	@Test
	void oauthTokensComeInWithoutACallWhenTheyAreJwts() {
		start(Map.of());
		EmulatedMachineToken opaque = this.clerk.oauthTokens().create((t) -> t.subject("user_1").clientId("client_1"));
		EmulatedMachineToken jwt = this.clerk.oauthTokens()
			.create((t) -> t.subject("user_1").clientId("client_1").jwt());

		assertThat(get("/oauth", opaque.token()).body()).isEqualTo("user_1 by client_1");
		assertThat(get("/oauth", jwt.token()).body()).isEqualTo("user_1 by client_1");
		assertThat(this.clerk.requests("/oauth_applications/access_tokens/verify")).hasSize(1);
	}

	@Test
	void machinesComeInWithoutACallWhenTheirTokensAreJwts() {
		start(Map.of());
		EmulatedMachine importer = this.clerk.machines().create("importer");
		EmulatedMachineToken opaque = this.clerk.m2mTokens().create((t) -> t.machine(importer));
		EmulatedMachineToken jwt = this.clerk.m2mTokens().create((t) -> t.machine(importer).jwt());

		assertThat(get("/m2m", opaque.token()).body()).isEqualTo(importer.id());
		assertThat(get("/m2m", jwt.token()).body()).isEqualTo(importer.id());
		assertThat(this.clerk.requests("/m2m_tokens/verify")).hasSize(1);
	}

	@Test
	void aMachineSecretKeyWillDoInPlaceOfTheSecretKey() {
		EmulatedMachine billing = this.clerk.machines().create("billing");
		EmulatedMachine importer = this.clerk.machines().create("importer", billing);
		Map<String, String> keys = new LinkedHashMap<>();
		keys.put("clerk.machine-secret-key", billing.secretKey());
		keys.put("clerk.jwt-key", this.clerk.jwtKey());
		keys.put("clerk.secret-key", null);
		start(keys);

		EmulatedMachineToken token = this.clerk.m2mTokens().create((t) -> t.machine(importer));
		EmulatedMachineToken notForUs = this.clerk.m2mTokens().create((t) -> t.subject("mch_1"));

		assertThat(get("/m2m", token.token()).body()).isEqualTo(importer.id());
		assertThat(get("/m2m", notForUs.token()).statusCode()).isEqualTo(401);
	}

	@Test
	void aRevokedKeyIsRefusedOnceTheAnswerIsForgotten() {
		start(Map.of());
		EmulatedMachineToken key = this.clerk.apiKeys().create((k) -> k.subject("user_1"));
		assertThat(get("/key", key.token()).statusCode()).isEqualTo(200);

		key.revoke();

		assertThat(get("/key", key.token()).statusCode()).isEqualTo(200);
		this.clock.move(CACHED);
		assertThat(get("/key", key.token()).statusCode()).isEqualTo(401);
		assertThat(this.clerk.requests("/api_keys/verify")).hasSize(2);
	}

	@Test
	void anAnswerThatSaysRevokedOrExpiredIsRefused() {
		start(Map.of());
		EmulatedMachineToken revoked = this.clerk.apiKeys().create((k) -> k.subject("user_1")).answerWhenEnded();
		EmulatedMachineToken expired = this.clerk.m2mTokens()
			.create((t) -> t.subject("mch_1").expiresIn(Duration.ofSeconds(30)))
			.answerWhenEnded();
		revoked.revoke();
		this.clock.move(Duration.ofSeconds(30));

		assertThat(get("/key", revoked.token()).statusCode()).isEqualTo(401);
		assertThat(get("/m2m", expired.token()).statusCode()).isEqualTo(401);
		assertThat(this.clerk.requests()).extracting(RecordedRequest::status).containsOnly(200);
	}

	@Test
	void aJwtExpiresByTheClock() {
		start(Map.of());
		EmulatedMachineToken jwt = this.clerk.m2mTokens()
			.create((t) -> t.subject("mch_1").jwt().expiresIn(Duration.ofMinutes(5)));
		assertThat(get("/m2m", jwt.token()).statusCode()).isEqualTo(200);

		this.clock.move(Duration.ofMinutes(6));

		assertThat(get("/m2m", jwt.token()).statusCode()).isEqualTo(401);
	}

	@Test
	void aPublicRouteCostsNoCall() {
		start(Map.of());

		assertThat(get("/public", "ak_junk").statusCode()).isEqualTo(200);
		assertThat(this.clerk.requests("/api_keys/verify")).isEmpty();
	}

	private void start(Map<String, String> changes) {
		Map<String, String> properties = new LinkedHashMap<>(this.clerk.properties());
		properties.put("server.port", "0");
		changes.forEach((name, value) -> properties.compute(name, (key, old) -> value));
		SpringApplication application = new SpringApplication(Application.class);
		application.addInitializers((context) -> ((GenericApplicationContext) context).registerBean("clerkClock",
				Clock.class, () -> this.clock));
		this.application = application.run(properties.entrySet()
			.stream()
			.map((each) -> "--" + each.getKey() + "=" + each.getValue())
			.toArray(String[]::new));
	}

	private HttpResponse<String> get(String path, String token) {
		int port = ((ServletWebServerApplicationContext) this.application).getWebServer().getPort();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Authorization", "Bearer " + token)
			.build();
		return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString()).join();
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
