package com.clerk.spring.test.local;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.client.RestClient;

import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.ClerkRoutes;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedUser;
import com.clerk.spring.test.emulator.EmulatedWebhook;
import com.clerk.spring.webhook.WebhookVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The annotation on a whole application.
 */
@ClerkEmulatorTest
class ClerkEmulatorTestTests {

	@Autowired
	private ClerkEmulator injected;

	@LocalServerPort
	private int port;

	private EmulatedUser madeBefore;

	@BeforeEach
	void makeUser(ClerkEmulator clerk) {
		this.madeBefore = clerk.user("grace@example.com").create();
	}

	@Test
	void applicationTakesTokensOfTheLocalClerk(ClerkEmulator clerk) {
		String token = clerk.signIn("ada@example.com").sessionToken();

		String projects = RestClient.create("http://localhost:" + this.port)
			.get()
			.uri("/projects")
			.header("Authorization", "Bearer " + token)
			.retrieve()
			.body(String.class);

		assertThat(projects).startsWith("user_");
	}

	@Test
	void requestsWithoutAPortAreAnsweredToo(ClerkEmulator clerk, MockMvc mvc) throws Exception {
		mvc.perform(get("/projects").cookie(clerk.signIn(this.madeBefore).cookies()))
			.andExpect(status().isOk())
			.andExpect(content().string(this.madeBefore.id()));
	}

	@Test
	void argumentAndBeanAreTheSame(ClerkEmulator clerk, @Autowired ClerkEmulator asked) {
		assertThat(clerk).isSameAs(this.injected).isSameAs(asked);
	}

	@RepeatedTest(2)
	void eachMethodBeginsWithoutWhatTheLastOneLeft(ClerkEmulator clerk) {
		assertThat(clerk.requests("/sign-in")).isEmpty();

		clerk.user("once@example.com").create();
		RestClient.create(clerk.url()).get().uri("/sign-in").retrieve().toBodilessEntity();
	}

	@Test
	void applicationIsPointedToIt(ClerkEmulator clerk, @Autowired ClerkOptions options,
			@Autowired ClerkConnectionDetails details) {
		assertThat(options.secretKey()).isEqualTo(clerk.secretKey());
		assertThat(options.publishableKey().value()).isEqualTo(clerk.publishableKey());
		assertThat(options.apiUrl()).isEqualTo(clerk.url());
		assertThat(options.proxyUrl()).isEqualTo(clerk.url());
		assertThat(options.instanceType()).isEqualTo(InstanceType.DEVELOPMENT);
		assertThat(details.getFapiUrl()).isEqualTo(clerk.url());
	}

	@Test
	void routesOfARunningApplicationAreAssertedToo(@Autowired ClerkRoutes clerkRoutes) {
		assertThat(clerkRoutes).hasNoPublicRouteBut();
	}

	@Test
	void webhooksOfItAreVerified(ClerkEmulator clerk, @Autowired WebhookVerifier verifier) throws Exception {
		EmulatedWebhook webhook = clerk.webhooks().sign("user.created", Map.of("id", "user_1"));
		HttpHeaders headers = new HttpHeaders();
		webhook.headers().forEach(headers::set);

		assertThat(verifier.verify(headers, webhook.body().getBytes(StandardCharsets.UTF_8)).type())
			.isEqualTo("user.created");
	}

	@Nested
	class NestedTests {

		@Test
		void nestedTestsAreOnItToo(ClerkEmulator clerk) {
			assertThat(clerk).isSameAs(ClerkEmulatorTestTests.this.injected);
			assertThat(clerk.signIn("grace@example.com").user()).isEqualTo(ClerkEmulatorTestTests.this.madeBefore);
		}

	}

}
