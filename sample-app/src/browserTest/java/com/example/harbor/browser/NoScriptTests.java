package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that needs no script, in a browser that runs none: the page to sign in on is
 * Clerk's own.
 */
@BrowserTest
class NoScriptTests {

	@Test
	void protectedPageLeadsToSignInAndBack(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab();
		Navigation first = tab.open("/protected?page=2&q=quay+wall%26more");
		assertThat(first.handshakes()).containsExactly("dev-browser-missing");
		assertThat(tab.address()).isEqualTo(clerk.url() + "/sign-in");

		Navigation back = tab.leading(() -> tab.signIn(Demo.ADA));

		assertThat(back.handshakes()).containsExactly("dev-browser-sync");
		assertThat(tab.page().url()).isEqualTo(ada.application() + "/protected?page=2&q=quay+wall%26more");
		assertThat(tab.text()).contains(Demo.ADA.userId());
		assertThat(ada.sessionToken().claim("azp")).isEqualTo(ada.application());
		assertThat(ada.cookies()).doesNotContainKeys("__clerk_handshake", "__clerk_handshake_nonce");
	}

	@Test
	void wrongPasswordIsToldInTheForm(Visitor ada) {
		Tab tab = ada.tab();
		tab.open("/protected");

		tab.submit(new Demo.Credentials(Demo.ADA.userId(), Demo.ADA.email(), "wrong"));

		tab.page().locator("#error:visible").waitFor();
		assertThat(ada.me()).isEqualTo(Me.NOBODY);
	}

	@Test
	void sessionIsThereAfterAReload(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		Me before = ada.me();

		assertThat(tab.reload().hops()).hasSize(1);
		assertThat(ada.me()).isEqualTo(before);
	}

	@Test
	void expiredTokenIsReplacedByOneHandshake(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken());

		Navigation back = ada.tab().open("/protected?page=2");

		assertThat(back.handshakes()).singleElement().asString().startsWith("session-token-expired");
		assertThat(ada.tab().page().url()).isEqualTo(ada.application() + "/protected?page=2");
		assertThat(ada.me().sessionId()).isEqualTo(session.id());
	}

	@Test
	void expiredTokenWithARefreshTokenIsReplacedInPlace(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken().withRefreshToken());

		assertThat(ada.tab().open("/protected").hops()).hasSize(1);
		assertThat(ada.me().sessionId()).isEqualTo(session.id());
	}

	@Test
	void refreshTokenThatClerkRefusesCostsOneHandshake(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken().withRefreshToken());
		session.replaceRefreshToken();

		assertThat(ada.tab().open("/protected").handshakes()).hasSize(1);
		assertThat(ada.me().sessionId()).isEqualTo(session.id());
	}

	@Test
	void revokedSessionLeadsToSignInOnceItsTokenExpired(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken().withRefreshToken());
		session.revoke();

		ada.tab().open("/protected");

		assertThat(ada.tab().address()).isEqualTo(clerk.url() + "/sign-in");
		assertThat(ada.cookies()).doesNotContainKey("__session");
	}

	@Test
	void visitorsAreNobodyToEachOther(Visitor ada, Visitor bob) {
		ada.tab().comeIn(Demo.ADA);
		bob.tab().comeIn(Demo.BOB);

		assertThat(ada.me().userId()).isEqualTo(Demo.ADA.userId());
		assertThat(bob.me().userId()).isEqualTo(Demo.BOB.userId());
	}

}
