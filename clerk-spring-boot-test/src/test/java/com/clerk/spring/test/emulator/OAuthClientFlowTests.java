package com.clerk.spring.test.emulator;

import java.time.Duration;
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

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.TokenType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An OAuth client gets a token at the emulator and calls an application of the library
 * with it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OAuthClientFlowTests {

	private static final String ADA = "ada@example.com";

	private static final Duration CACHED = Duration.ofSeconds(5);

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final CalledApplication application = CalledApplication.start(Application.class, this.clerk, this.clock);

	private EmulatedUser ada;

	@BeforeEach
	void start() {
		this.clerk.resetKeepingKeys();
		this.ada = this.clerk.user(ADA).password(OAuthRound.PASSWORD).create();
	}

	@AfterAll
	void close() {
		this.application.close();
		this.clerk.close();
	}

	@Test
	void anOpaqueTokenComesIn() {
		EmulatedOAuthApplication cli = this.clerk.oauthApplications()
			.create("CLI", (a) -> a.publicClient().redirectUri(OAuthRound.CALLBACK).scopes("email", "projects:read"));
		OAuthRound round = new OAuthRound(this.clerk, cli).signedIn(ADA);

		Map<String, Object> tokens = round.tokens();
		Map<String, Object> weak = round.with("scope", "email").tokens();

		assertThat(this.application.get("/projects", tokens.get("access_token")).body())
			.isEqualTo(this.ada.id() + " by " + cli.clientId());
		assertThat(this.application.get("/projects", weak.get("access_token")).statusCode()).isEqualTo(403);
		assertThat(this.application.get("/projects", "oat_unknown").statusCode()).isEqualTo(401);
		assertThat(this.application.get("/session", tokens.get("access_token")).statusCode()).isEqualTo(404);
	}

	@Test
	void aTokenThatIsTakenBackIsRefusedOnceTheAnswerIsForgotten() {
		EmulatedOAuthApplication cli = this.clerk.oauthApplications()
			.create("CLI", (a) -> a.publicClient().redirectUri(OAuthRound.CALLBACK).scopes("projects:read"));
		OAuthRound round = new OAuthRound(this.clerk, cli).signedIn(ADA);
		Object token = round.tokens().get("access_token");
		assertThat(this.application.get("/projects", token).statusCode()).isEqualTo(200);

		round.call("/oauth/token/revoke", Map.of("token", String.valueOf(token)));
		this.clock.move(CACHED);

		assertThat(this.application.get("/projects", token).statusCode()).isEqualTo(401);
	}

	@Test
	void aJwtComesInWithoutACall() {
		EmulatedOAuthApplication site = this.clerk.oauthApplications()
			.create("Site",
					(a) -> a.redirectUri(OAuthRound.CALLBACK).scopes("openid", "projects:read").withoutConsent().jwt());

		Map<String, Object> tokens = new OAuthRound(this.clerk, site).signedIn(ADA).tokens();

		assertThat(this.application.get("/projects", tokens.get("access_token")).body())
			.isEqualTo(this.ada.id() + " by " + site.clientId());
		assertThat(this.clerk.requests("/oauth_applications/access_tokens/verify")).isEmpty();
		assertThat(this.application.get("/projects", tokens.get("id_token")).statusCode()).isEqualTo(401);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Projects.class)
	static class Application {

	}

	@RestController
	static class Projects {

		@GetMapping("/projects")
		@ClerkProtect(token = TokenType.OAUTH_TOKEN, scopes = "projects:read")
		String projects(OAuthAuth auth) {
			return auth.userId() + " by " + auth.clientId();
		}

		@GetMapping("/session")
		@ClerkProtect
		String session() {
			return "for sessions";
		}

	}

}
