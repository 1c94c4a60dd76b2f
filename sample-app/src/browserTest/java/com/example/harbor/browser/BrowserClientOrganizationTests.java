package com.example.harbor.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Organizations, chosen in the page and by the address.
 */
@BrowserClientTest
class BrowserClientOrganizationTests extends OrganizationAddressTests {

	@Test
	void serverSeesTheOrganizationThatIsChosenInThePage(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);

		tab.setActive(Demo.ACME);

		Me me = tab.me();
		assertThat(me.orgId()).isEqualTo(Demo.ACME);
		assertThat(me.orgRole()).isEqualTo("org:admin");
		assertThat(me.orgPermissions()).containsExactlyInAnyOrder("org:invoices:create", "org:invoices:read");
	}

	@Test
	void chosenOrganizationOutlivesAReloadAndANewToken(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		tab.setActive(Demo.GLOBEX);

		tab.reload();
		tab.awaitClerk();
		tab.newToken();

		assertThat(tab.me().orgId()).isEqualTo(Demo.GLOBEX);
		assertThat(tab.me().orgRole()).isEqualTo("org:member");
	}

	@Test
	void personalAccountIsChosenAgain(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		tab.setActive(Demo.ACME);

		tab.setActive(null);

		assertThat(tab.me().orgId()).isNull();
		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
	}

}
