package com.clerk.spring.usercode;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenErrorReason;
import com.clerk.spring.token.TokenVerificationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code that wants real tokens, run on a local Clerk: tests over HTTP, and
 * verification by hand.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LocalClerkCodeTests {

	private static final String ADA_ID = "user_2demoAda000000000000000000";

	@LocalServerPort
	private int port;

	@Test
	void listsProjects(@Autowired ClerkEmulator clerk, @LocalServerPort int port) {
		String token = clerk.signIn("ada+clerk_test@example.com").sessionToken();
		String projects = RestClient.create("http://localhost:" + port)
			.get()
			.uri("/projects")
			.header("Authorization", "Bearer " + token)
			.retrieve()
			.body(String.class);

		assertThat(projects).isEqualTo("projects of " + ADA_ID);
	}

	@Test
	void nobodyListsProjects() {
		assertThatExceptionOfType(HttpClientErrorException.NotFound.class).isThrownBy(() -> get("X-Nobody", "here"));
	}

	@Test
	void usersAreMadeAsATestNeedsThem(@Autowired ClerkEmulator clerk) {
		var grace = clerk.user("grace@example.com")
			.password("correct-horse-42")
			.memberOf("acme", "org:admin", "org:invoices:read")
			.create();

		assertThat(get("Authorization", "Bearer " + clerk.signIn(grace).sessionToken()))
			.isEqualTo("projects of " + grace.id());
		assertThat(get("Cookie", clerk.signIn(grace).cookieHeader())).isEqualTo("projects of " + grace.id());
	}

	@Test
	void expiredSessionIsRefreshed(@Autowired ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn("grace@example.com").withExpiredToken().withRefreshToken();

		assertThat(get("Cookie", session.cookieHeader())).isEqualTo("projects of " + session.user().id());
		assertThat(clerk.requests("/v1/sessions/{id}/refresh")).hasSize(1);
	}

	@Test
	void everyPropertyOfTheLocalClerkArrives(@Autowired ClerkEmulator clerk, @Autowired ClerkOptions options) {
		assertThat(options.proxyUrl()).isEqualTo(clerk.url());
		assertThat(options.apiUrl()).isEqualTo(clerk.url());
		assertThat(options.signInUrl()).isEqualTo(clerk.url() + "/sign-in");
	}

	@Test
	void tokenIsVerifiedByHand(@Autowired ClerkEmulator clerk, @Autowired SessionTokenVerifier sessionTokenVerifier) {
		String token = clerk.signIn("ada+clerk_test@example.com").sessionToken();

		SessionClaims claims = sessionTokenVerifier.verify(token);

		assertThat(claims.subject()).isEqualTo(ADA_ID);
		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(
					() -> sessionTokenVerifier.verify(clerk.signIn("ada+clerk_test@example.com").expiredSessionToken()))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(TokenErrorReason.TOKEN_EXPIRED));
	}

	@Test
	void requestIsAuthenticatedByHand(@Autowired ClerkEmulator clerk, @Autowired RequestAuthenticator authenticator,
			@Autowired ClerkOptions options) {
		String token = clerk.signIn("ada+clerk_test@example.com").sessionToken();

		ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/socket")
			.header("Authorization", "Bearer " + token)
			.build();
		RequestState state = authenticator.authenticate(request, options);

		assertThat(state.isAuthenticated()).isTrue();
		assertThat(state.claims().subject()).isEqualTo(ADA_ID);
		assertThat(authenticator.authenticate(ClerkRequest.builder("GET", "https://app.example.com/").build(), options)
			.isAuthenticated()).isFalse();
	}

	private String get(String header, String value) {
		return RestClient.create("http://localhost:" + this.port)
			.get()
			.uri("/projects")
			.header(header, value)
			.retrieve()
			.body(String.class);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class LocalClerk {

		@Bean
		ClerkEmulator localClerk() {
			return ClerkEmulator.builder().demoData().start();
		}

		@Bean
		DynamicPropertyRegistrar clerkProperties(ClerkEmulator clerk) {
			return (registry) -> clerk.properties().forEach((name, value) -> registry.add(name, () -> value));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ProjectController.class)
	static class Application {

	}

	@RestController
	@ClerkProtect
	static class ProjectController {

		@GetMapping("/projects")
		String list(SessionAuth auth) {
			return "projects of " + auth.userId();
		}

	}

}
