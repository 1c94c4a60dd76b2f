package com.example.harbor.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The address of a page chooses the active organization.
 */
abstract class OrganizationAddressTests {

	@Test
	void organizationOfTheAddressIsChosenByOneHandshake(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);

		Navigation globex = tab.open("/orgs/globex");

		assertThat(globex.handshakes()).containsExactly("active-organization-mismatch");
		assertThat(tab.page().url()).isEqualTo(ada.application() + "/orgs/globex");
		assertThat(ada.me().orgId()).isEqualTo(Demo.GLOBEX);
		assertThat(tab.open("/orgs/globex").hops()).hasSize(1);
		assertThat(tab.open("/orgs/acme").handshakes()).hasSize(1);
		assertThat(ada.me().orgId()).isEqualTo(Demo.ACME);
	}

	@Test
	void addressOfAnOrganizationLeadsThroughSignIn(Visitor ada) {
		Tab tab = ada.tab();
		tab.open("/orgs/globex");

		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/orgs/globex");
		assertThat(ada.me().orgId()).isEqualTo(Demo.GLOBEX);
	}

	@Test
	void organizationOfOthersIsNotFound(Visitor bob) {
		Tab tab = bob.tab().comeIn(Demo.BOB);

		Navigation acme = tab.open("/orgs/acme");

		assertThat(acme.status()).isEqualTo(404);
		assertThat(acme.handshakes()).hasSizeLessThanOrEqualTo(3);
		assertThat(bob.me().orgId()).isNull();
		assertThat(bob.me().userId()).isEqualTo(Demo.BOB.userId());
	}

}
