package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Browsers of a development and of a production instance, and the settings that they are
 * told.
 */
class BrowserStateTests {

	private static final String BOB = "bob+clerk_test@example.com";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().start();

	private final ClerkEmulator live = ClerkEmulator.builder().sharedKeyPair().demoData().production().start();

	@AfterEach
	void close() {
		this.clerk.close();
		this.live.close();
	}

	@Test
	void developmentBrowserIsMade() {
		Answer made = new Visitor(this.clerk).post("/v1/dev_browser", "");

		assertThat(made.json()).containsOnlyKeys("object", "id").containsEntry("object", "dev_browser");
		assertThat((String) made.json().get("id")).startsWith("dvb_");
		assertThat(made.setCookies()).isEmpty();
	}

	@Test
	void productionInstanceMakesNone() {
		assertThat(new Visitor(this.live).post("/v1/dev_browser", "").status()).isEqualTo(400);
	}

	@Test
	void settingsAreBareAndTheSameWhenPatched() {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);

		Answer read = browser.get("/v1/environment");
		Answer patched = browser.post("PATCH", "/v1/environment", Map.of());

		assertThat(patched.json()).isEqualTo(read.json())
			.containsKeys("auth_config", "display_config", "user_settings", "organization_settings",
					"commerce_settings")
			.containsEntry("partitioned_cookies", false)
			.doesNotContainKeys("response", "client");
		assertThat(read.json()).extractingByKey("auth_config", InstanceOfAssertFactories.MAP)
			.containsEntry("single_session_mode", true);
		assertThat(read.json()).extractingByKey("display_config", InstanceOfAssertFactories.MAP)
			.containsEntry("instance_environment_type", "development");
	}

	@Test
	void settingsFollowTheInstance() {
		try (ClerkEmulator several = ClerkEmulator.builder().production().multiSession().start()) {
			Map<String, Object> environment = new Visitor(several).get("/v1/environment").json();

			assertThat(environment).extractingByKey("auth_config", InstanceOfAssertFactories.MAP)
				.containsEntry("single_session_mode", false);
			assertThat(environment).extractingByKey("display_config", InstanceOfAssertFactories.MAP)
				.containsEntry("instance_environment_type", "production");
		}
	}

	@Test
	void newDevelopmentBrowserIsSignedOut() {
		assertThat(BrowserVisitor.development(this.clerk).client()).containsEntry("object", "client")
			.containsEntry("sessions", List.of())
			.containsEntry("last_active_session_id", null);
	}

	@Test
	void signingOutEndsAllSessions() {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		browser.signIn(BOB, "battery-staple-42");

		Answer signedOut = browser.post("DELETE", "/v1/client/sessions", Map.of());

		assertThat(response(signedOut)).containsEntry("sessions", List.of()).isEqualTo(client(signedOut));
	}

	@Test
	void developmentAnswersSetNoCookies() {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		browser.signIn(BOB, "battery-staple-42");

		assertThat(browser.get("/v1/client").setCookies()).isEmpty();
	}

	@Test
	void deletedClientIsSignedOut() {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		browser.signIn(BOB, "battery-staple-42");

		Answer deleted = browser.post("DELETE", "/v1/client", Map.of());

		assertThat(deleted.json()).containsEntry("response", null).containsEntry("client", null);
		assertThat(sessions(browser.client())).isEmpty();
	}

	@Test
	void resetForgetsBrowsers() {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		this.clerk.reset();

		assertThat(browser.get("/v1/client").errorCode()).isEqualTo("dev_browser_unauthenticated");
	}

	@Test
	void productionBrowserWithoutItsCookieHasNoState() {
		assertThat(BrowserVisitor.production(this.live).get("/v1/client").json()).containsEntry("response", null)
			.containsEntry("client", null);
	}

	@Test
	void productionBrowserIsKnownByACookieThatScriptsCannotRead() {
		BrowserVisitor browser = BrowserVisitor.production(this.live);

		Answer made = browser.post("PUT", "/v1/client", Map.of());

		assertThat(response(made)).containsEntry("sessions", List.of());
		assertThat(made.setCookie("__client")).contains("HttpOnly").contains("Secure").contains("SameSite=Lax");
		assertThat(made.setCookie("__client_uat")).startsWith("__client_uat=0;").doesNotContain("HttpOnly");
		assertThat(browser.client()).containsEntry("id", response(made).get("id"));
	}

	@Test
	void productionAnswersTellWhetherSomebodyIsSignedIn() {
		BrowserVisitor browser = BrowserVisitor.production(this.live);
		String session = browser.signIn(BOB, "battery-staple-42");

		Answer client = browser.get("/v1/client");
		assertThat(client.setCookies()).anyMatch((line) -> line.matches("__client_uat=[1-9]\\d+;.*"))
			.anyMatch((line) -> line.matches("__client_uat_.{8}=[1-9]\\d+;.*"))
			.noneMatch((line) -> line.startsWith("__session") || line.startsWith("__refresh"));
		assertThat(browser.post("/v1/client/sessions/" + session + "/tokens", Map.of()).json()).containsKey("jwt");

		Answer signedOut = browser.post("DELETE", "/v1/client/sessions", Map.of());
		assertThat(signedOut.setCookie("__client_uat")).startsWith("__client_uat=0;");
	}

	@Test
	void productionErrorsTellItToo() {
		BrowserVisitor browser = BrowserVisitor.production(this.live);
		String session = browser.signIn(BOB, "battery-staple-42");

		Answer refused = browser.post("/v1/client/sign_ins", Map.of("identifier", "nobody@example.com"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.setCookie("__client")).isNotNull();
		assertThat(refused.setCookie("__client_uat")).matches("__client_uat=[1-9]\\d+;.*");

		browser.post("/v1/client/sessions/" + session + "/end", Map.of());
		Answer over = browser.post("/v1/client/sessions/" + session + "/tokens", Map.of());
		assertThat(over.status()).isEqualTo(401);
		assertThat(over.setCookie("__client_uat")).startsWith("__client_uat=0;");
	}

	@Test
	void errorsTellStrangersNothing() {
		Answer refused = BrowserVisitor.production(this.live)
			.post("/v1/client/sign_ins", Map.of("identifier", "nobody@example.com"));

		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.setCookies()).isEmpty();
	}

	@Test
	void deletedProductionClientIsForgotten() {
		BrowserVisitor browser = BrowserVisitor.production(this.live);
		browser.signIn(BOB, "battery-staple-42");
		String cookie = browser.visitor().cookie("__client");

		Answer deleted = browser.post("DELETE", "/v1/client", Map.of());

		assertThat(deleted.setCookie("__client")).contains("Max-Age=0");
		assertThat(deleted.setCookies()).hasSize(3)
			.anyMatch((line) -> line.startsWith("__client_uat=0; "))
			.anyMatch((line) -> line.matches("__client_uat_.{8}=0; .*"));
		assertThat(new Visitor(this.live).cookie("__client", cookie).get("/v1/client").json()).containsEntry("response",
				null);
	}

	@Test
	void unknownProductionBrowserIsSignedOutWhenItAsksForThat() {
		BrowserVisitor browser = BrowserVisitor.production(this.live);
		browser.signIn(BOB, "battery-staple-42");
		this.live.faults().forgetDevBrowsers();

		Answer signedOut = browser.post("DELETE", "/v1/client/sessions", Map.of());

		assertThat(signedOut.status()).isEqualTo(200);
		assertThat(response(signedOut)).containsEntry("sessions", List.of()).isEqualTo(client(signedOut));
		assertThat(signedOut.setCookie("__client_uat")).startsWith("__client_uat=0;");
	}

	@Test
	void touchRenewsTheCookieAndGoesBackToTrustedAddressesOnly() {
		BrowserVisitor browser = BrowserVisitor.production(this.live);
		browser.post("PUT", "/v1/client", Map.of());

		Answer touched = browser.get("/v1/client/touch?redirect_url=http%3A%2F%2Flocalhost%3A8080%2Fpage");

		assertThat(touched.status()).isEqualTo(307);
		assertThat(touched.header("Location")).isEqualTo("http://localhost:8080/page");
		assertThat(touched.setCookie("__client")).isNotNull();
		assertThat(browser.get("/v1/client/touch?redirect_url=https%3A%2F%2Fevil.example").status()).isEqualTo(400);
	}

}
