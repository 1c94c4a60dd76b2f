package com.clerk.spring.usercode;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "The Auth object" and "Backend API" that asks Clerk about the caller, run
 * on a local Clerk.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "clerk.user-cache.ttl=1h", "clerk.webhooks.path=/webhooks/clerk" })
class CurrentUserCodeTests {

	@Autowired
	private ClerkEmulator clerk;

	@LocalServerPort
	private int port;

	private EmulatedSession session;

	@BeforeEach
	void signIn(TestInfo test) {
		this.clerk.webhooks().endpoint("http://localhost:" + this.port + "/webhooks/clerk");
		this.session = this.clerk.signIn(this.clerk.user(test.getTestMethod().orElseThrow().getName() + "@example.com")
			.name("Ada", "Lovelace")
			.create());
	}

	@Test
	void theSignedInUserIsAtHand() {
		String me = "Ada Lovelace <" + this.session.user().emailAddress() + ">, the same everywhere: true";

		assertThat(get("/me")).isEqualTo(me);
		assertThat(get("/me")).isEqualTo(me);
		assertThat(userCalls()).isEqualTo(1);
	}

	@Test
	void nobodyIsNoUser() {
		assertThat(RestClient.create().get().uri(address("/greeting")).retrieve().body(String.class))
			.isEqualTo("Hello, stranger");
		assertThat(userCalls()).isZero();
	}

	@Test
	void manyRequestsOfOneUserAskOnce() throws Exception {
		String token = this.session.sessionToken();
		ExecutorService executor = Executors.newFixedThreadPool(16);
		try {
			List<CompletableFuture<String>> requests = IntStream.range(0, 200)
				.mapToObj((number) -> CompletableFuture.supplyAsync(() -> get("/greeting", token), executor))
				.toList();

			assertThat(requests.stream().map(CompletableFuture::join)).allMatch("Hello, Ada"::equals);
		}
		finally {
			executor.shutdown();
		}
		assertThat(userCalls()).isEqualTo(1);
	}

	@Test
	void aWebhookLetsTheUserBeAskedForAgain() {
		get("/greeting");

		assertThat(this.clerk.webhooks().send("user.updated", Map.of("id", this.session.user().id()))).isEqualTo(200);

		get("/greeting");
		assertThat(userCalls()).isEqualTo(2);
	}

	@Test
	void aTokenOfAnotherLifeIsMadeByClerk() {
		String token = get("/token");

		assertThat(token).isNotEqualTo(this.session.sessionToken());
		assertThat(get("/greeting", token)).isEqualTo("Hello, Ada");
		assertThat(this.clerk.requests("/v1/sessions/" + this.session.id() + "/tokens")).hasSize(1);
	}

	@Test
	void aTokenThatClerkDoesNotMakeIsAnError() {
		String token = this.session.sessionToken();
		this.session.revoke();

		assertThat(get("/token", token)).matches("4\\d\\d [a-z_]+ true");
	}

	private String get(String path) {
		return get(path, this.session.sessionToken());
	}

	private String get(String path, String token) {
		ResponseEntity<String> response = RestClient.create()
			.get()
			.uri(address(path))
			.header("Authorization", "Bearer " + token)
			.retrieve()
			.toEntity(String.class);
		return String.valueOf(response.getBody());
	}

	private URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private int userCalls() {
		return this.clerk.requests("/v1/users/" + this.session.user().id()).size();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class LocalClerk {

		@Bean
		ClerkEmulator localClerk() {
			return ClerkEmulator.builder().start();
		}

		@Bean
		DynamicPropertyRegistrar clerkProperties(ClerkEmulator clerk) {
			return (registry) -> clerk.properties().forEach((name, value) -> registry.add(name, () -> value));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(UserController.class)
	static class Application {

	}

	@RestController
	static class UserController {

		@GetMapping("/me")
		@ClerkProtect
		String me(SessionAuth auth) {
			ClerkUser me = auth.user();
			boolean same = me == ClerkAuth.current().user();
			return me.firstName() + " " + me.lastName() + " <" + me.primaryEmail() + ">, the same everywhere: " + same;
		}

		@GetMapping("/greeting")
		String greeting(Auth auth) {
			ClerkUser user = auth.user();
			return "Hello, " + ((user != null) ? user.firstName() : "stranger");
		}

		@GetMapping("/token")
		@ClerkProtect
		String token(SessionAuth auth) {
			try {
				return auth.getToken(TokenRequest.sessionToken().expiresIn(Duration.ofMinutes(5)));
			}
			catch (ClerkApiException ex) {
				return ex.status() + " " + ex.errors().get(0).code() + " " + (ex.clerkTraceId() != null);
			}
		}

	}

}
