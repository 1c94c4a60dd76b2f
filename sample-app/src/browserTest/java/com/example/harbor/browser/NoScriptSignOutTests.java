package com.example.harbor.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing out in a browser that runs no script.
 */
@BrowserTest
class NoScriptSignOutTests extends SignOutTests {

	@Test
	void signingOutEndsItInOtherTabs(Visitor ada) {
		Tab first = ada.tab().comeIn(Demo.ADA);
		Tab second = ada.newTab();
		second.open("/protected");

		signOut(second);

		first.reload();
		assertThat(first.url()).hasPath("/sign-in");
	}

}
