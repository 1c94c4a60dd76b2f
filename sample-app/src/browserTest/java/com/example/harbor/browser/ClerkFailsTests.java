package com.example.harbor.browser;

import java.time.Duration;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedFaults;
import com.clerk.spring.test.emulator.EmulatedSession;
import org.junit.jupiter.api.Test;

import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left when Clerk fails.
 */
@BrowserClientTest(properties = "spring.application.name=harbor-whose-clerk-fails")
class ClerkFailsTests {

	/** Components come in pieces, when they are shown. */
	private static final String COMPONENT_MISSING = "ChunkLoadError";

	private static final String TOKENS = "/v1/client/sessions/{id}/tokens";

	private static final String SCRIPT = "/npm/@clerk/{package}/dist/{file}";

	private static final int ALWAYS = 1_000;

	@Test
	void openPageSitsOutErrorsAndLimits(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		SessionToken before = ada.sessionToken();
		clerk.faults().fail(TOKENS, 503, 1).rateLimit(TOKENS, Duration.ofSeconds(1), 1);

		SessionToken after = tab.newToken();

		assertThat(after.value()).isNotEqualTo(before.value());
		assertThat(after.claim("sid")).isEqualTo(before.claim("sid"));
		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
		assertThat(tab.userOfBrowserClient()).isEqualTo(Demo.ADA.userId());
	}

	/**
	 * Until the browser client gives up: it then counts the session as changed, which the
	 * server can settle with Clerk only.
	 */
	@Test
	void pagesAreServedWhileClerkIsDown(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		down(clerk.faults());
		ada.log().expect(COMPONENT_MISSING);

		assertThat(tab.open("/protected").status()).isEqualTo(200);
		assertThat(tab.text()).contains(Demo.ADA.userId());
		assertThat(ada.newTab().open("/").status()).isEqualTo(200);
	}

	@Test
	void visitorsSeePublicPagesWhileClerkIsDown(Visitor stranger, ClerkEmulator clerk) {
		Tab tab = stranger.tab();
		tab.open("/");
		down(clerk.faults());
		stranger.log().expect(COMPONENT_MISSING);

		assertThat(tab.reload().status()).isEqualTo(200);
		assertThat(tab.page().locator("#sign-in").isVisible()).isTrue();
	}

	/**
	 * After such failures the application leaves Clerk alone for a while.
	 */
	@Test
	@DirtiesContext
	void expiredTokenWithoutClerkSignsNobodyIn(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session);
		assertThat(ada.me().sessionId()).isEqualTo(session.id());
		ada.keep(session.withExpiredToken().withRefreshToken());
		down(clerk.faults());

		assertThat(ada.me()).isEqualTo(Me.NOBODY);
	}

	private static void down(EmulatedFaults faults) {
		faults.drop(SCRIPT, ALWAYS)
			.drop(TOKENS, ALWAYS)
			.drop("/v1/environment", ALWAYS)
			.drop("/v1/client", ALWAYS)
			.drop("/v1/client/handshake", ALWAYS)
			.drop("/v1/sessions/{id}/refresh", ALWAYS)
			.drop("/v1/jwks", ALWAYS);
	}

}
