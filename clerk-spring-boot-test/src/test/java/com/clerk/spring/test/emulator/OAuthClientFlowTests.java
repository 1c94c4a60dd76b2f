package com.clerk.spring.test.emulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.TokenType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An OAuth client gets a token at the emulator and calls an application of the library
 * with it.
 */
class OAuthClientFlowTests {

	private static final String ADA = "ada@example.com";

	private static final Duration CACHED = Duration.ofSeconds(5);

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().clock(this.clock).start();

	private final EmulatedUser ada = this.clerk.user(ADA).password(OAuthRound.PASSWORD).create();

	private ConfigurableApplicationContext application;

	@BeforeEach
	void start() {
		SpringApplication application = new SpringApplication(Application.class);
		application.addInitializers((context) -> ((GenericApplicationContext) context).registerBean("clerkClock",
				Clock.class, () -> this.clock));
		Map<String, String> properties = new LinkedHashMap<>(this.clerk.properties());
		properties.put("server.port", "0");
		this.application = application.run(properties.entrySet()
			.stream()
			.map((each) -> "--" + each.getKey() + "=" + each.getValue())
			.toArray(String[]::new));
	}

	@AfterEach
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

		assertThat(get("/projects", tokens.get("access_token")).body())
			.isEqualTo(this.ada.id() + " by " + cli.clientId());
		assertThat(get("/projects", weak.get("access_token")).statusCode()).isEqualTo(403);
		assertThat(get("/projects", "oat_unknown").statusCode()).isEqualTo(401);
		assertThat(get("/session", tokens.get("access_token")).statusCode()).isEqualTo(404);
	}

	@Test
	void aTokenThatIsTakenBackIsRefusedOnceTheAnswerIsForgotten() {
		EmulatedOAuthApplication cli = this.clerk.oauthApplications()
			.create("CLI", (a) -> a.publicClient().redirectUri(OAuthRound.CALLBACK).scopes("projects:read"));
		OAuthRound round = new OAuthRound(this.clerk, cli).signedIn(ADA);
		Object token = round.tokens().get("access_token");
		assertThat(get("/projects", token).statusCode()).isEqualTo(200);

		round.call("/oauth/token/revoke", Map.of("token", String.valueOf(token)));
		this.clock.move(CACHED);

		assertThat(get("/projects", token).statusCode()).isEqualTo(401);
	}

	@Test
	void aJwtComesInWithoutACall() {
		EmulatedOAuthApplication site = this.clerk.oauthApplications()
			.create("Site",
					(a) -> a.redirectUri(OAuthRound.CALLBACK).scopes("openid", "projects:read").withoutConsent().jwt());

		Map<String, Object> tokens = new OAuthRound(this.clerk, site).signedIn(ADA).tokens();

		assertThat(get("/projects", tokens.get("access_token")).body())
			.isEqualTo(this.ada.id() + " by " + site.clientId());
		assertThat(this.clerk.requests("/oauth_applications/access_tokens/verify")).isEmpty();
		assertThat(get("/projects", tokens.get("id_token")).statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> get(String path, Object token) {
		int port = ((ServletWebServerApplicationContext) this.application).getWebServer().getPort();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Authorization", "Bearer " + token)
			.build();
		return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString()).join();
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
