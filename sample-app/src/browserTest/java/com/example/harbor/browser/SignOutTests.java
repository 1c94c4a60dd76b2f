package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing out by the browser client.
 */
@BrowserClientTest
class SignOutTests {

	@Test
	void signingOutEndsTheSessionHereAndAtClerk(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		String sessionId = ada.me().sessionId();

		signOut(tab);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/");
		assertThat(tab.me()).isEqualTo(Me.NOBODY);
		assertThat(ada.cookies()).doesNotContainKey("__session").containsEntry("__client_uat", "0");
		assertThat(Demo.sessionStatus(clerk, sessionId)).isIn("removed", "revoked", "ended");
		tab.open("/protected");
		assertThat(tab.address()).isEqualTo(ada.application() + "/sign-in");
	}

	@Test
	void nextSignInBeginsAnotherSession(Visitor visitor) {
		Tab tab = visitor.tab().comeIn(Demo.ADA);
		Me ada = tab.me();
		signOut(tab);

		tab.comeIn(Demo.BOB);

		Me bob = tab.me();
		assertThat(bob.userId()).isEqualTo(Demo.BOB.userId());
		assertThat(bob.sessionId()).isNotEqualTo(ada.sessionId());
	}

	@Test
	void otherTabsLearnOfIt(Visitor ada) {
		Tab first = ada.tab().comeIn(Demo.ADA);
		first.awaitClerk();
		Tab second = ada.newTab();
		second.open("/protected");

		signOut(second);

		first.await(() -> first.userOfBrowserClient() == null);
		assertThat(first.me()).isEqualTo(Me.NOBODY);
		first.open("/protected");
		assertThat(first.address()).isEqualTo(ada.application() + "/sign-in");
	}

	private static void signOut(Tab tab) {
		tab.awaitClerk();
		tab.page().click("#sign-out");
		tab.page().waitForURL((url) -> url.endsWith("/"));
		tab.awaitClerk();
	}

}
