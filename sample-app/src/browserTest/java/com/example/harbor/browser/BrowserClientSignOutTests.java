package com.example.harbor.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing out by the browser client.
 */
@BrowserClientTest
class BrowserClientSignOutTests extends SignOutTests {

	@Test
	void otherTabsLearnOfIt(Visitor ada) {
		Tab first = ada.tab().comeIn(Demo.ADA);
		Tab second = ada.newTab();
		second.open("/protected");

		signOut(second);

		first.await(() -> first.userOfBrowserClient() == null);
		assertThat(first.me()).isEqualTo(Me.NOBODY);
		first.open("/protected");
		assertThat(first.address()).isEqualTo(ada.application() + "/sign-in");
	}

	@Override
	void signOut(Tab tab) {
		tab.awaitClerk();
		super.signOut(tab);
		tab.awaitClerk();
	}

}
