package com.clerk.spring.test.sdk;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.DeletedObject;
import com.clerk.backend_api.models.components.Domain;
import com.clerk.backend_api.models.components.Domains;
import com.clerk.backend_api.models.components.Instance;
import com.clerk.backend_api.models.components.Keys;
import com.clerk.backend_api.models.components.ProxyCheck;
import com.clerk.backend_api.models.operations.AddDomainRequestBody;
import com.clerk.backend_api.models.operations.VerifyDomainProxyRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about the instance, its keys and its
 * domains.
 */
class SdkInstanceTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final ClerkEmulator live = ClerkEmulator.builder().sharedKeyPair().production().start();

	@AfterEach
	void close() {
		this.clerk.close();
		this.live.close();
	}

	@Test
	void theInstanceTellsItsKind() {
		Instance development = whole(Sdk.of(this.clerk).instanceSettings().getDirect().instance());
		Instance production = whole(Sdk.of(this.live).instanceSettings().getDirect().instance());

		assertThat(development.id()).startsWith("ins_");
		assertThat(development.object().value()).isEqualTo("instance");
		assertThat(development.environmentType()).isEqualTo("development");
		assertThat(production.environmentType()).isEqualTo("production");
	}

	@Test
	void theKeySetHasTheKeyOfTokens() throws Exception {
		String token = this.clerk.signIn("ada@example.com").sessionToken();

		Keys key = whole(Sdk.of(this.clerk).jwks().getJWKSDirect().jwks()).keys().orElseThrow().get(0);

		assertThat(key.kid()).contains(SignedJWT.parse(token).getHeader().getKeyID());
		assertThat(key.kty()).contains("RSA");
		assertThat(key.alg()).contains("RS256");
		assertThat(key.use()).contains("sig");
		assertThat(key.n()).hasValueSatisfying((modulus) -> assertThat(modulus).hasSize(342));
		assertThat(key.e()).contains("AQAB");
	}

	@Test
	void domainsAreListedAddedAndDeleted() {
		Clerk sdk = Sdk.of(this.clerk);

		Domain added = whole(sdk.domains()
			.add()
			.request(AddDomainRequestBody.builder().name("localhost:8081").build())
			.call()
			.domain());
		Domains listed = whole(sdk.domains().listDirect().domains());
		DeletedObject deleted = whole(sdk.domains().delete(added.id()).deletedObject());

		assertThat(added.object().value()).isEqualTo("domain");
		assertThat(added.name()).isEqualTo("localhost:8081");
		assertThat(added.isSatellite()).isTrue();
		assertThat(added.frontendApiUrl()).startsWith("https://");
		assertThat(listed.totalCount()).isEqualTo(2);
		assertThat(listed.data()).extracting(Domain::isSatellite).containsExactlyInAnyOrder(true, false);
		assertThat(deleted.object()).isEqualTo("domain");
		assertThat(deleted.id()).contains(added.id());
		assertThat(deleted.deleted()).isTrue();
	}

	@Test
	void aProxyIsChecked() {
		Clerk sdk = Sdk.of(this.clerk);
		String id = sdk.domains().listDirect().domains().orElseThrow().data().get(0).id();

		ProxyCheck check = whole(sdk.proxyChecks()
			.verify()
			.request(VerifyDomainProxyRequestBody.builder().domainId(id).proxyUrl(this.clerk.url()).build())
			.call()
			.proxyCheck());

		assertThat(check.object().value()).isEqualTo("proxy_check");
		assertThat(check.domainId()).isEqualTo(id);
		assertThat(check.proxyUrl()).isEqualTo(this.clerk.url());
		assertThat(check.lastRunAt()).isPresent();
		assertThat(check.successful()).isFalse();
	}

}
