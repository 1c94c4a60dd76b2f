package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
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

	@Test
	void signingOutWorksAfterTheTokensLife(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session);
		Tab tab = ada.tab();
		tab.open("/protected");
		ada.keep(session.withExpiredToken());

		signOut(tab);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/");
		assertThat(Demo.sessionStatus(clerk, session.id())).isEqualTo("revoked");
	}

}
