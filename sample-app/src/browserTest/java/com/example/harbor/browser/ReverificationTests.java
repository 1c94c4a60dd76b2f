package com.example.harbor.browser;

import java.time.Duration;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The password is asked for again, in the page, where it was shown too long ago.
 */
@BrowserClientTest
class ReverificationTests {

	@Test
	void attemptThatIsRefusedForWantOfThePasswordIsRepeatedOnceItIsShown(Visitor ada, ClerkEmulator clerk) {
		Tab tab = comeBack(ada, clerk, "/learn/reverification");
		Locator vault = tab.page().locator("form[data-attempt]");

		vault.locator("button").click();
		vault.locator("output.bad").waitFor();
		assertThat(vault.locator("output").innerText()).startsWith("403").contains("reverification");
		verify(tab, "wrong");
		String error = errorOf(tab);
		verify(tab, Demo.ADA.password());
		vault.locator("output.good").waitFor();

		assertThat(error).startsWith("Password is incorrect.");
		assertThat(vault.locator("output").innerText()).startsWith("200").contains("open");
		assertThat(prompt(tab).isVisible()).isFalse();
	}

	@Test
	void attemptThatIsNotRefusedAsksForNothing(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		tab.open("/learn/reverification");
		tab.awaitClerk();

		tab.page().click("form[data-attempt] button");
		tab.page().locator("output.good").waitFor();

		assertThat(prompt(tab).isVisible()).isFalse();
	}

	@Test
	void pageThatShowsLessForWantOfThePasswordShowsAllOnceItIsShown(Visitor ada, ClerkEmulator clerk) {
		Tab tab = comeBack(ada, clerk, "/admin");
		assertThat(tab.text()).doesNotContain("Delete all of them");

		verify(tab, "wrong");
		assertThat(errorOf(tab)).startsWith("Password is incorrect.");
		verify(tab, Demo.ADA.password());

		tab.page().click("text=Delete all of them");
		tab.page().locator("text=0 projects").waitFor();
		assertThat(tab.text()).contains("Delete all of them");
	}

	/**
	 * Opens a page an hour after signing in.
	 */
	private static Tab comeBack(Visitor ada, ClerkEmulator clerk, String path) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email()).switchOrganization(Demo.ACME);
		ada.keep(session.factorVerificationAge(Duration.ofHours(1), null));
		ada.tab().open(path);
		ada.tab().awaitClerk();
		return ada.tab();
	}

	private static Locator prompt(Tab tab) {
		return tab.page().locator("#reverify");
	}

	private static void verify(Tab tab, String password) {
		prompt(tab).locator("input").fill(password);
		prompt(tab).locator("button").click();
	}

	private static String errorOf(Tab tab) {
		Locator error = prompt(tab).locator("[role=alert]:visible");
		error.waitFor();
		return error.innerText();
	}

}
