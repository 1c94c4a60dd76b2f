package com.clerk.spring.test.flows;

import org.junit.jupiter.api.Test;

import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Control of a local Clerk that an application passes its visitors on to.
 */
class ControlFlowTests {

	@Test
	void visitorsOfAnApplicationDoNotReachControlThroughItsProxy() {
		try (ClerkEmulator clerk = ClerkEmulator.builder().control(true).start();
				Site site = Site.start(clerk, "localhost", "clerk.frontend-api-proxy.enabled=true",
						"clerk.proxy-url=/__clerk")) {
			Browser browser = new Browser();

			assertThat(browser.step(site.url("/__clerk/v1/environment")).status()).isEqualTo(200);
			assertThat(browser.step(site.url("/__clerk/emulator/state")).status()).isEqualTo(403);
			assertThat(browser.step(site.url("/__clerk/emulator/requests")).status()).isEqualTo(403);
			assertThat(browser.step(clerk.url() + "/emulator/state").status()).isEqualTo(200);
		}
	}

}
