package com.example.harbor.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page that was left open is made again when somebody comes back to it, if it shows
 * somebody who is no longer there.
 */
@BrowserClientTest
class StalePageTests {

	private static final String COME_BACK = "() => document.dispatchEvent(new Event('visibilitychange'))";

	@Test
	void pageIsMadeAgainAfterASignOutElsewhere(Visitor ada) {
		Tab left = left(ada, "/");
		signOutElsewhere(ada, left);
		assertThat(left.page().locator("#sign-out").isVisible()).isTrue();

		left.page().evaluate(COME_BACK);

		left.page().locator("#sign-in").waitFor();
		assertThat(left.text()).doesNotContain("Go to your projects");
	}

	@Test
	void pageOfAUserLeadsToSignInAfterASignOutElsewhere(Visitor ada) {
		Tab left = left(ada, "/protected");
		signOutElsewhere(ada, left);

		left.page().evaluate(COME_BACK);

		left.page().waitForURL((url) -> url.startsWith(ada.application() + "/sign-in"));
	}

	@Test
	void pageStaysWhereNothingHasChanged(Visitor ada) {
		Tab left = left(ada, "/dashboard");
		left.page().fill("#name", "Quay wall");

		Navigation navigation = left.leading(() -> {
			left.page().evaluate(COME_BACK);
			assertThat(left.me().userId()).isEqualTo(Demo.ADA.userId());
		});

		assertThat(navigation.hops()).isEmpty();
		assertThat(left.page().inputValue("#name")).isEqualTo("Quay wall");
	}

	@Test
	void pageStaysWhileSomebodyTypes(Visitor ada) {
		Tab left = left(ada, "/dashboard");
		left.page().fill("#name", "Quay");

		Navigation navigation = left.leading(() -> {
			signOutElsewhere(ada, left);
			left.page().locator("#name").pressSequentially(" wall");
		});

		assertThat(navigation.hops()).noneMatch((hop) -> hop.url().getPath().equals("/dashboard"));
		assertThat(left.page().inputValue("#name")).isEqualTo("Quay wall");
	}

	private static Tab left(Visitor ada, String path) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		tab.open(path);
		tab.awaitClerk();
		return tab;
	}

	/**
	 * Signs out in another tab, and waits until the first has been told.
	 */
	private static void signOutElsewhere(Visitor ada, Tab left) {
		Tab other = ada.newTab();
		other.open("/protected");
		other.awaitClerk();
		other.page().click("#sign-out");
		left.await(() -> left.userOfBrowserClient() == null);
	}

}
