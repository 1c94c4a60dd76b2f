package com.example.harbor.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that the browser client would improve, in a browser that runs no script.
 */
@BrowserTest(properties = "spring.profiles.active=browser")
class FormWithoutScriptTests {

	@Test
	void formOfTheApplicationSignsIn(Visitor ada) {
		Tab tab = ada.tab();
		tab.open("/protected?page=2");
		assertThat(tab.address()).isEqualTo(ada.application() + "/sign-in");

		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/protected?page=2");
		assertThat(tab.text()).contains(Demo.ADA.userId());
	}

	@Test
	void wrongPasswordLeadsToAFormThatTellsSo(Visitor ada) {
		Tab tab = ada.tab();
		tab.open("/protected");
		tab.submit(new Demo.Credentials(Demo.ADA.userId(), Demo.ADA.email(), "wrong"));
		tab.page().locator("#error:visible").waitFor();

		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/protected");
	}

	@Test
	void buttonSignsOut(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);

		tab.page().click("#sign-out");

		tab.page().locator("#sign-in").waitFor();
		assertThat(ada.me()).isEqualTo(Me.NOBODY);
	}

}
