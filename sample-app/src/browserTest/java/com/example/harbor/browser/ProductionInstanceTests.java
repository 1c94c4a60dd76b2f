package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance of production kind: a browser is known by cookies alone.
 */
@BrowserClientTest(production = true)
class ProductionInstanceTests {

	@Test
	void protectedPageLeadsToSignInAndBack(Visitor ada) {
		Tab tab = ada.tab();
		assertThat(tab.open("/protected?page=2").handshakes()).isEmpty();
		assertThat(tab.address()).isEqualTo(ada.application() + "/sign-in");

		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/protected?page=2");
		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
		assertThat(ada.cookies()).containsKeys("__session", "__client_uat", "__client")
			.doesNotContainKey("__clerk_db_jwt");
		assertThat(ada.sessionToken().claim("azp")).isEqualTo(ada.application());
		assertThat(tab.reload().hops()).hasSize(1);
	}

	@Test
	void addressesStayClean(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		Navigation globex = tab.open("/orgs/globex");

		assertThat(globex.handshakes()).containsExactly("active-organization-mismatch");
		assertThat(tab.me().orgId()).isEqualTo(Demo.GLOBEX);
		assertThat(globex.hops()).filteredOn((hop) -> !hop.isHandshake())
			.allSatisfy((hop) -> assertThat(hop.url()).hasPath("/orgs/globex").hasNoQuery());
		assertThat(ada.cookies()).doesNotContainKeys("__clerk_handshake", "__clerk_handshake_nonce");
		assertThat(tab.open("/orgs/globex").hops()).hasSize(1);
	}

	@Test
	void lostTokenIsReplacedByOneHandshake(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		Me before = tab.me();
		tab.page().navigate("about:blank");
		ada.forget("__session.*|__refresh_.*");

		assertThat(tab.open("/protected").handshakes()).hasSize(1);
		assertThat(tab.me()).isEqualTo(before);
	}

	@Test
	void signingOutEndsTheSession(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);

		tab.page().click("#sign-out");
		tab.page().waitForURL(ada.application() + "/");
		tab.awaitClerk();

		assertThat(tab.me()).isEqualTo(Me.NOBODY);
		assertThat(ada.cookies()).doesNotContainKey("__session").containsEntry("__client_uat", "0");
		tab.open("/protected");
		assertThat(tab.address()).isEqualTo(ada.application() + "/sign-in");
	}

	@Test
	void madeUpHandshakeLeadsToSignIn(Visitor stranger) {
		stranger.keep("__clerk_handshake", "garbage");

		stranger.tab().open("/protected");

		assertThat(stranger.tab().url()).hasPath("/sign-in");
		assertThat(stranger.tab().me()).isEqualTo(Me.NOBODY);
	}

}
