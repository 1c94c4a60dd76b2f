package com.clerk.spring.test.flows;

import java.net.URI;
import java.util.Map;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user who signs in on the primary domain is signed in on a satellite.
 */
class SatelliteFlowTests {

	private static final String ADA = "user_2demoAda000000000000000000";

	private static final Map<String, String> CREDENTIALS = Map.of("identifier", "ada+clerk_test@example.com",
			"password", "correct-horse-42");

	private final Browser browser = new Browser();

	private ClerkEmulator clerk;

	private Site primary;

	private Site satellite;

	@AfterEach
	void stop() {
		this.satellite.close();
		this.primary.close();
		this.clerk.close();
	}

	@Test
	void protectedPageOfADevelopmentSatelliteLeadsToSignInAndBack() {
		startDevelopment(false);
		Page signIn = this.browser.open(this.satellite.url("/account"));
		assertThat(signIn.url().toString()).startsWith(this.clerk.url() + "/sign-in?");

		Page back = this.browser.submit(signIn.url(), CREDENTIALS);

		assertThat(back.body()).isEqualTo("account of " + ADA);
		assertThat(back.url().toString()).startsWith(this.satellite.url("/account"));
	}

	@Test
	void developmentSatelliteThatAsksByItselfKnowsWhoSignedInOnThePrimary() {
		startDevelopment(true);
		signInOnPrimary();
		this.browser.visited();

		Page page = this.browser.open(this.satellite.url("/"));

		assertThat(page.body()).startsWith(ADA);
		assertThat(this.browser.visited()).extracting((url) -> url.getAuthority() + url.getPath())
			.startsWith(authority(this.satellite) + "/", URI.create(this.clerk.url()).getAuthority() + "/sign-in",
					authority(this.satellite) + "/",
					URI.create(this.clerk.url()).getAuthority() + "/v1/client/handshake");
	}

	@Test
	void developmentSatelliteThatAsksByItselfLearnsThatNobodyIsThere() {
		startDevelopment(true);

		assertThat(this.browser.open(this.satellite.url("/")).body()).isEqualTo("nobody");
		this.browser.visited();
		assertThat(this.browser.open(this.satellite.url("/?__clerk_synced=true")).body()).isEqualTo("nobody");
		assertThat(this.browser.visited()).hasSize(1);
	}

	@Test
	void protectedPageOfAProductionSatelliteLeadsToSignInAndBack() {
		startProduction(false);
		Page signIn = this.browser.open(this.satellite.url("/account"));
		assertThat(signIn.url().toString()).startsWith(this.clerk.url() + "/sign-in?");

		Page back = this.browser.submit(signIn.url(), CREDENTIALS);

		assertThat(back.body()).isEqualTo("account of " + ADA);
		assertThat(back.url().toString()).startsWith(this.satellite.url("/account"));
		assertThat(this.browser.cookies(this.satellite.url("/"))).containsKey("__session")
			.doesNotContainKeys("__clerk_handshake_nonce", "__clerk_db_jwt");
	}

	@Test
	void productionSatelliteThatAsksByItselfKnowsWhoSignedInOnThePrimary() {
		startProduction(true);
		signInOnPrimary();

		assertThat(this.browser.open(this.satellite.url("/")).body()).startsWith(ADA);
	}

	private void signInOnPrimary() {
		Page signIn = this.browser.open(this.primary.url("/account"));
		assertThat(this.browser.submit(signIn.url(), CREDENTIALS).body()).isEqualTo("account of " + ADA);
	}

	private void startDevelopment(boolean autoSync) {
		this.clerk = ClerkEmulator.builder().demoData().start();
		this.primary = Site.start(this.clerk, "localhost");
		this.satellite = Site.start(this.clerk, "shop.localhost", "clerk.satellite.enabled=true",
				"clerk.domain=shop.localhost", "clerk.satellite.auto-sync=" + autoSync);
	}

	private void startProduction(boolean autoSync) {
		this.clerk = ClerkEmulator.builder().production().demoData().satelliteHosts("shop.localhost").start();
		this.primary = Site.start(this.clerk, "localhost");
		this.satellite = Site.start(this.clerk, "shop.localhost", "clerk.satellite.enabled=true",
				"clerk.domain=shop.localhost", "clerk.satellite.auto-sync=" + autoSync,
				"clerk.proxy-url=" + this.clerk.url().replace("localhost", "shop.localhost"));
	}

	private static String authority(Site site) {
		return URI.create(site.url("/")).getAuthority();
	}

}
