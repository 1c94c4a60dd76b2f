package com.clerk.spring.test.sdk;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.Domain;
import com.clerk.backend_api.models.components.Domains;
import com.clerk.backend_api.models.operations.AddDomainRequestBody;
import com.clerk.backend_api.models.operations.UpdateDomainRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about the domains of a production
 * instance.
 */
class SdkProductionDomainsTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().production().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void domainsAreListedAndAdded() {
		Domain added = whole(this.sdk.domains()
			.add()
			.request(AddDomainRequestBody.builder().name("shop.example.net").build())
			.call()
			.domain());
		Domains listed = whole(this.sdk.domains().listDirect().domains());

		assertThat(added.name()).isEqualTo("shop.example.net");
		assertThat(added.isSatellite()).isTrue();
		assertThat(added.frontendApiUrl()).isEqualTo("https://clerk.shop.example.net");
		assertThat(added.accountsPortalUrl().get()).isEqualTo("https://accounts.shop.example.net");
		assertThat(added.developmentOrigin()).isEmpty();
		assertThat(added.cnameTargets().get()).hasSize(2)
			.allSatisfy((target) -> assertThat(target.required()).isTrue());
		assertThat(listed.totalCount()).isEqualTo(2);
	}

	@Test
	void aDomainGetsAProxy() {
		Domain primary = this.sdk.domains().listDirect().domains().orElseThrow().data().get(0);

		Domain updated = whole(this.sdk.domains()
			.update(primary.id(), UpdateDomainRequestBody.builder().proxyUrl("https://example.com/__clerk").build())
			.domain());

		assertThat(updated.id()).isEqualTo(primary.id());
		assertThat(updated.proxyUrl().get()).isEqualTo("https://example.com/__clerk");
		assertThat(updated.frontendApiUrl()).isEqualTo("https://example.com/__clerk");
	}

}
