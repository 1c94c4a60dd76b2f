package com.clerk.spring.test.flows;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications of two Clerk instances on one host, whose cookies meet: browsers tell
 * hosts apart, not ports.
 */
class TwoInstancesFlowTests {

	private final ClerkEmulator harborClerk = ClerkEmulator.builder().demoData().start();

	private final ClerkEmulator quayClerk = ClerkEmulator.builder().demoData().start();

	private final Site harbor = Site.start(this.harborClerk, "localhost");

	private final Site quay = Site.start(this.quayClerk, "localhost");

	private final Browser browser = new Browser();

	@AfterEach
	void stop() {
		this.quay.close();
		this.harbor.close();
		this.quayClerk.close();
		this.harborClerk.close();
	}

	@Test
	void eachKnowsItsOwnUser() {
		signIn(this.harbor, "ada+clerk_test@example.com", "correct-horse-42");
		signIn(this.quay, "bob+clerk_test@example.com", "battery-staple-42");
		this.browser.visited();

		assertThat(this.browser.open(this.harbor.url("/account")).body()).endsWith("Ada000000000000000000");
		assertThat(this.browser.open(this.quay.url("/account")).body()).endsWith("Bob000000000000000000");
		assertThat(this.browser.visited()).hasSize(2);
	}

	@Test
	void signingOutOfOneLeavesTheOtherAlone() {
		signIn(this.harbor, "ada+clerk_test@example.com", "correct-horse-42");
		signIn(this.quay, "bob+clerk_test@example.com", "battery-staple-42");

		this.browser.pass(Duration.ofSeconds(5))
			.submit(URI.create(this.quayClerk.url() + "/sign-out?redirect_url=" + this.quay.url("/")), Map.of());

		assertThat(this.browser.open(this.quay.url("/")).body()).isEqualTo("nobody");
		this.browser.pass(Duration.ofSeconds(5));
		assertThat(this.browser.open(this.harbor.url("/account")).body()).endsWith("Ada000000000000000000");
	}

	@Test
	void noInstanceTakesAnothersToken() {
		String token = this.quayClerk.signIn("bob+clerk_test@example.com").sessionToken();

		Page page = new Browser().header("Authorization", "Bearer " + token)
			.header("Accept", "application/json")
			.header("Sec-Fetch-Dest", "empty")
			.open(this.harbor.url("/account"));

		assertThat(page.status()).isEqualTo(404);
	}

	private void signIn(Site site, String identifier, String password) {
		Page signIn = this.browser.pass(Duration.ofSeconds(5)).open(site.url("/account"));
		Page back = this.browser.submit(signIn.url(), Map.of("identifier", identifier, "password", password));
		assertThat(back.url()).hasToString(site.url("/account"));
	}

}
