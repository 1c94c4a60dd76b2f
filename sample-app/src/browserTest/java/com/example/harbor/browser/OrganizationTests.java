package com.example.harbor.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Organizations, chosen in the browser and by the address.
 */
@BrowserClientTest
class OrganizationTests {

	@Test
	void serverSeesTheOrganizationThatIsChosenInThePage(Visitor ada) {
		Tab tab = signedIn(ada);

		tab.setActive(Demo.ACME);

		Me me = tab.me();
		assertThat(me.orgId()).isEqualTo(Demo.ACME);
		assertThat(me.orgRole()).isEqualTo("org:admin");
		assertThat(me.orgPermissions()).containsExactlyInAnyOrder("org:invoices:create", "org:invoices:read");
	}

	@Test
	void chosenOrganizationOutlivesAReloadAndANewToken(Visitor ada) {
		Tab tab = signedIn(ada);
		tab.setActive(Demo.GLOBEX);

		tab.reload();
		tab.awaitClerk();
		tab.newToken();

		assertThat(tab.me().orgId()).isEqualTo(Demo.GLOBEX);
		assertThat(tab.me().orgRole()).isEqualTo("org:member");
	}

	@Test
	void personalAccountIsChosenAgain(Visitor ada) {
		Tab tab = signedIn(ada);
		tab.setActive(Demo.ACME);

		tab.setActive(null);

		assertThat(tab.me().orgId()).isNull();
		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void organizationOfTheAddressIsChosenByOneHandshake(Visitor ada) {
		Tab tab = signedIn(ada);
		tab.setActive(Demo.ACME);

		Navigation globex = tab.open("/orgs/globex");

		assertThat(globex.handshakes()).containsExactly("active-organization-mismatch");
		assertThat(tab.page().url()).isEqualTo(ada.application() + "/orgs/globex");
		assertThat(tab.me().orgId()).isEqualTo(Demo.GLOBEX);
		assertThat(tab.open("/orgs/globex").hops()).hasSize(1);
		assertThat(tab.open("/orgs/acme").handshakes()).hasSize(1);
		assertThat(tab.me().orgId()).isEqualTo(Demo.ACME);
	}

	@Test
	void addressOfAnOrganizationLeadsThroughSignIn(Visitor ada) {
		Tab tab = ada.tab();
		tab.open("/orgs/globex");

		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/orgs/globex");
		assertThat(tab.me().orgId()).isEqualTo(Demo.GLOBEX);
	}

	@Test
	void organizationOfOthersIsNotFound(Visitor bob) {
		Tab tab = bob.tab().comeIn(Demo.BOB);

		Navigation acme = tab.open("/orgs/acme");

		assertThat(acme.status()).isEqualTo(404);
		assertThat(acme.handshakes()).hasSizeLessThanOrEqualTo(3);
		assertThat(tab.me().orgId()).isNull();
		assertThat(tab.me().userId()).isEqualTo(Demo.BOB.userId());
	}

	private static Tab signedIn(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		tab.awaitClerk();
		return tab;
	}

}
