package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing out by the button that every page has.
 */
abstract class SignOutTests {

	@Test
	void signingOutEndsTheSessionHereAndAtClerk(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		String sessionId = ada.me().sessionId();

		signOut(tab);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/");
		assertThat(ada.me()).isEqualTo(Me.NOBODY);
		assertThat(ada.cookies()).doesNotContainKey("__session").containsEntry("__client_uat", "0");
		assertThat(Demo.sessionStatus(clerk, sessionId)).isIn("removed", "revoked", "ended");
		tab.open("/protected");
		assertThat(tab.url()).hasPath("/sign-in");
	}

	@Test
	void nextSignInBeginsAnotherSession(Visitor visitor) {
		Tab tab = visitor.tab().comeIn(Demo.ADA);
		Me ada = visitor.me();
		signOut(tab);

		tab.comeIn(Demo.BOB);

		Me bob = visitor.me();
		assertThat(bob.userId()).isEqualTo(Demo.BOB.userId());
		assertThat(bob.sessionId()).isNotEqualTo(ada.sessionId());
	}

	/**
	 * Signs out, and waits until that is done.
	 */
	void signOut(Tab tab) {
		tab.page().click("#sign-out");
		tab.page().locator("#sign-in").waitFor();
	}

}
