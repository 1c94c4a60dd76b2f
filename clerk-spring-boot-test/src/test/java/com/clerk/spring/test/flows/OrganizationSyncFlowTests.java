package com.clerk.spring.test.flows;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The address of a page chooses the active organization.
 */
class OrganizationSyncFlowTests {

	private static final String ADA = "user_2demoAda000000000000000000";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().start();

	private final Site site = Site.start(this.clerk, "localhost",
			"clerk.organization-sync.organization-patterns=/orgs/:slug",
			"clerk.organization-sync.personal-account-patterns=/me");

	private final Browser browser = new Browser();

	@AfterEach
	void stop() {
		this.site.close();
		this.clerk.close();
	}

	@BeforeEach
	void signIn() {
		this.browser.cookies(this.site.url("/"),
				this.clerk.signIn("ada+clerk_test@example.com").seenFrom(this.site.url("")).cookieHeader());
	}

	@Test
	void organizationOfTheAddressBecomesTheActiveOne() {
		assertThat(this.browser.open(this.site.url("/")).body()).isEqualTo(ADA + " in acme");

		Page page = this.browser.open(this.site.url("/orgs/globex"));

		assertThat(page.body()).isEqualTo(ADA + " in globex");
		assertThat(page.url()).hasToString(this.site.url("/orgs/globex"));
		assertThat(this.browser.open(this.site.url("/")).body()).isEqualTo(ADA + " in globex");
		assertThat(handshakes()).isEqualTo(1);
	}

	@Test
	void activeOrganizationNeedsNoHandshake() {
		assertThat(this.browser.open(this.site.url("/orgs/acme")).body()).isEqualTo(ADA + " in acme");
		assertThat(handshakes()).isZero();
	}

	@Test
	void personalAccountIsChosenToo() {
		assertThat(this.browser.open(this.site.url("/me")).body()).isEqualTo(ADA + " in null");
		assertThat(handshakes()).isEqualTo(1);
	}

	@Test
	void organizationOfOthersIsNotEnteredAndTheRoundEnds() {
		this.clerk.organization("initech").create();

		Page page = this.browser.open(this.site.url("/orgs/initech"));

		assertThat(page.status()).isEqualTo(200);
		assertThat(page.body()).isEqualTo(ADA + " in null");
		assertThat(handshakes()).isBetween(1, 3);
	}

	private int handshakes() {
		return this.clerk.requests("/v1/client/handshake").size();
	}

}
