package com.example.harbor.browser;

import java.time.Duration;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of sessions when their tokens expire.
 */
@BrowserClientTest
class TokenExpiryTests {

	@Test
	void openPageRenewsItsTokenInTheBackground(Visitor ada, ClerkEmulator clerk) {
		clerk.tokenTtl(Duration.ofSeconds(12));
		Tab tab = ada.tab().comeIn(Demo.ADA);
		SessionToken first = ada.sessionToken();

		tab.await(() -> ada.sessionToken().issuedAt().isAfter(first.issuedAt()));

		assertThat(ada.sessionToken().claim("sid")).isEqualTo(first.claim("sid"));
		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
		assertThat(tab.open("/protected").hops()).hasSize(1);
	}

	@Test
	void pageOpenedLaterTakesOneHandshake(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken());

		Navigation back = ada.tab().open("/protected?page=2");

		assertThat(back.handshakes()).singleElement().asString().startsWith("session-token-expired");
		assertThat(ada.tab().page().url()).isEqualTo(ada.application() + "/protected?page=2");
		assertThat(ada.tab().me().sessionId()).isEqualTo(session.id());
		ada.tab().awaitClerk();
		assertThat(ada.tab().userOfBrowserClient()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void pageOpenedLaterWithARefreshTokenTakesNone(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken().withRefreshToken());
		SessionToken expired = ada.sessionToken();

		Navigation back = ada.tab().open("/protected");

		assertThat(back.hops()).hasSize(1);
		assertThat(back.status()).isEqualTo(200);
		assertThat(ada.tab().me().sessionId()).isEqualTo(session.id());
		assertThat(ada.sessionToken().expiresAt()).isAfter(expired.expiresAt());
	}

	@Test
	void apiRefusesAnExpiredTokenWithoutARedirect(Visitor ada, ClerkEmulator clerk) {
		ada.keep(clerk.signIn(Demo.ADA.email()).withExpiredToken());

		assertThat(ada.me()).isEqualTo(Me.NOBODY);
	}

	@Test
	void pageOpenedAfterTheSessionWasRevokedLeadsToSignIn(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken());
		session.revoke();

		ada.tab().open("/protected");

		assertThat(ada.tab().address()).isEqualTo(ada.application() + "/sign-in");
	}

}
