package com.clerk.spring.usercode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
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
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedWebhook;
import com.clerk.spring.webhook.WebhookVerificationException;
import com.clerk.spring.webhook.WebhookVerifier;
import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.UserEvent.UserCreated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the chapter about webhooks, with webhooks of a local Clerk.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "clerk.webhooks.path=/webhooks/clerk")
class WebhookCodeTests {

	private static final Map<String, Object> ADA = Map.of("id", "user_1", "primary_email_address_id", "idn_1",
			"email_addresses", List.of(Map.of("id", "idn_1", "email_address", "ada@example.com")));

	@Autowired
	private ClerkEmulator clerk;

	@Autowired
	private UserSync sync;

	@LocalServerPort
	private int port;

	@BeforeEach
	void forget() {
		this.sync.users.clear();
		this.clerk.webhooks().endpoint("http://localhost:" + this.port + "/webhooks/clerk");
	}

	@Test
	void aListenerHearsOfAUser() {
		assertThat(this.clerk.webhooks().send("user.created", ADA)).isEqualTo(200);
		assertThat(this.sync.users).containsExactly("user_1 ada@example.com");
	}

	@Test
	void aRepetitionIsHeardOfOnce() {
		EmulatedWebhook webhook = this.clerk.webhooks().sign("user.created", ADA);

		assertThat(this.clerk.webhooks().send(webhook)).isEqualTo(200);
		assertThat(this.clerk.webhooks().send(this.clerk.webhooks().repeat(webhook))).isEqualTo(200);

		assertThat(this.sync.users).hasSize(1);
	}

	@Test
	void aForgedBodyIsRefused() {
		EmulatedWebhook webhook = this.clerk.webhooks().sign("user.created", ADA);

		assertThat(this.clerk.webhooks()
			.send(new EmulatedWebhook(webhook.headers(), webhook.body().replace("user_1", "user_2")))).isEqualTo(400);
		assertThat(this.sync.users).isEmpty();
	}

	@Test
	void aControllerVerifiesByHand() {
		this.clerk.webhooks().endpoint("http://localhost:" + this.port + "/hooks");
		EmulatedWebhook webhook = this.clerk.webhooks().sign("role.created", Map.of("id", "role_1"));

		assertThat(this.clerk.webhooks().send(webhook)).isEqualTo(200);
		assertThat(this.clerk.webhooks().send(new EmulatedWebhook(webhook.headers(), "{}"))).isEqualTo(400);
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
	@Import({ UserSync.class, HookController.class })
	static class Application {

	}

	/** What an application does with events. */
	static class UserSync {

		private final List<String> users = new CopyOnWriteArrayList<>();

		@EventListener
		void on(UserCreated event) {
			this.users.add(event.data().id() + " " + event.data().primaryEmail());
		}

	}

	/** An endpoint of one's own. */
	@RestController
	static class HookController {

		private final WebhookVerifier webhookVerifier;

		HookController(WebhookVerifier webhookVerifier) {
			this.webhookVerifier = webhookVerifier;
		}

		@PostMapping("/hooks")
		ResponseEntity<String> receive(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
			try {
				ClerkEvent event = this.webhookVerifier.verify(headers, body);
				return ResponseEntity.ok(event.type());
			}
			catch (WebhookVerificationException ex) {
				return ResponseEntity.badRequest().build();
			}
		}

	}

}
