package com.example.harbor;

import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;

import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.test.LocalClerk;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Runs the application on a local Clerk: no account, no keys, no network. It lives on the
 * test class path, so the local Clerk is never part of what is deployed.
 */
public class LocalHarborApplication {

	private static final List<String> DEMO_USERS = List.of("user_2demoAda000000000000000000",
			"user_2demoBob000000000000000000");

	private static final Log logger = LogFactory.getLog(LocalHarborApplication.class);

	public static void main(String[] args) {
		SpringApplication.from(HarborApplication::main)
			.with(LocalClerk.class, DemoUsers.class)
			.withAdditionalProfiles("webhooks")
			.run(args);
	}

	/**
	 * Tells the application of the users whom the local Clerk has from the start, and the
	 * developer how to be one of them.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class DemoUsers {

		@Bean
		@Profile("webhooks")
		ApplicationListener<ApplicationReadyEvent> webhooks(ClerkEmulator clerk, ClerkBackend backend,
				Environment environment) {
			return (ready) -> {
				String port = environment.getRequiredProperty("local.server.port");
				clerk.webhooks().endpoint("http://localhost:" + port + "/webhooks/clerk");
				// The demo users are older than the endpoint, so nothing has told of
				// them.
				DEMO_USERS.forEach((id) -> clerk.webhooks().send("user.created", user(backend, id)));
			};
		}

		@SuppressWarnings("unchecked") // the members of a JSON object
		private static Map<String, Object> user(ClerkBackend backend, String id) {
			return backend.exchange(HttpMethod.GET, "/users/{id}", null, Map.class, id);
		}

		@Bean
		ApplicationListener<ApplicationReadyEvent> howToCallTheApi(ClerkEmulator clerk) {
			return (ready) -> logger.info("A session token of Ada's, for curl:\nTOKEN="
					+ clerk.signIn("ada+clerk_test@example.com").sessionToken());
		}

	}

}
