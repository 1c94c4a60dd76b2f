package com.example.harbor;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;

import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.test.LocalClerk;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Runs the application on a local Clerk: no account, no keys, no network. It lives on the
 * test class path, so the local Clerk is never part of what is deployed.
 */
public class LocalHarborApplication {

	private static final Log logger = LogFactory.getLog(LocalHarborApplication.class);

	public static void main(String[] args) {
		SpringApplication.from(HarborApplication::main)
			.with(LocalClerk.class, DemoUsers.class)
			.withAdditionalProfiles(
					hasBrowserScripts() ? new String[] { "webhooks", "browser" } : new String[] { "webhooks" })
			.run(args);
	}

	/**
	 * Looks where the local Clerk does, so that pages are as good as they can be.
	 */
	private static boolean hasBrowserScripts() {
		String script = "clerk-js/dist/clerk.browser.js";
		String folder = System.getProperty("clerk.emulator.browser-scripts",
				System.getenv("CLERK_EMULATOR_BROWSER_SCRIPTS"));
		return (folder != null && !folder.isBlank()) ? Files.isRegularFile(Path.of(folder, script))
				: new ClassPathResource("META-INF/clerk-browser-scripts/" + script).exists();
	}

	/**
	 * Tells the application of the users whom the local Clerk has from the start, and the
	 * developer how to be one of them.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	@PropertySource("classpath:com/example/harbor/demo-users.properties")
	static class DemoUsers {

		private static final List<String> IDS = List.of("user_2demoAda000000000000000000",
				"user_2demoBob000000000000000000", "user_2demoGrace0000000000000000");

		/**
		 * Besides Ada and Bob, whom every local Clerk has, there is one who pays.
		 */
		@Bean
		@Order(0)
		ApplicationListener<ApplicationReadyEvent> grace(ClerkEmulator clerk) {
			return (ready) -> clerk.user("grace+clerk_test@example.com")
				.id(IDS.get(2))
				.name("Grace", "Demo")
				.password("copper-kettle-42")
				.plan("gold")
				.features("export")
				.create();
		}

		@Bean
		@Order(1)
		@Profile("webhooks")
		ApplicationListener<ApplicationReadyEvent> webhooks(ClerkEmulator clerk, ClerkBackend backend,
				Environment environment) {
			return (ready) -> {
				String port = environment.getRequiredProperty("local.server.port");
				clerk.webhooks().endpoint("http://localhost:" + port + "/webhooks/clerk");
				// They are older than the endpoint, so nothing has told of them.
				IDS.forEach((id) -> clerk.webhooks().send("user.created", user(backend, id)));
			};
		}

		@SuppressWarnings("unchecked") // the members of a JSON object
		private static Map<String, Object> user(ClerkBackend backend, String id) {
			return backend.exchange(HttpMethod.GET, "/users/{id}", null, Map.class, id);
		}

		@Bean
		@Order(2)
		ApplicationListener<ApplicationReadyEvent> howToGoOn(ClerkEmulator clerk, Environment environment) {
			return (ready) -> logger
				.info("Harbor is at http://localhost:" + environment.getRequiredProperty("local.server.port") + " ("
						+ (environment.matchesProfiles("browser") ? "with" : "without")
						+ " Clerk's script in its pages). An API key of Ada's, for curl:\nKEY=" + key(clerk));
		}

		private static String key(ClerkEmulator clerk) {
			return clerk.apiKeys()
				.create((key) -> key.name("For curl").subject(IDS.get(0)).scopes("projects:write"))
				.token();
		}

	}

}
