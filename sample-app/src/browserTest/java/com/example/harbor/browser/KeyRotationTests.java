package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions go on when Clerk signs with a new key. The application is this test's own: it
 * asks for a key that it does not know once in a while only, and forged tokens of other
 * tests name such keys.
 */
@BrowserClientTest(properties = "spring.application.name=harbor-with-a-new-key")
class KeyRotationTests {

	@Test
	void newKeyIsTakenWithoutASignOut(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		clerk.rotateKey();

		tab.newToken();

		assertThat(tab.open("/protected").hops()).hasSize(1);
		assertThat(tab.text()).contains(Demo.ADA.userId());
	}

}
