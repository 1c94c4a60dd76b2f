package com.example.harbor.browser;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cookies and addresses that Clerk did not make sign nobody in, lead to no loop, and
 * don't stop whoever is really there.
 */
abstract class TamperingTests {

	@ParameterizedTest
	@EnumSource
	void forgedTokenGivesWayToTheSessionThatIsReallyThere(Forgery forgery, Visitor ada, ClerkEmulator clerk)
			throws Exception {
		ada.keep(clerk.signIn(Demo.ADA.email()));
		ada.replaceSessionToken(forgery.make(ada.sessionToken().parsed(), clerk, ada.application()));
		assertThat(ada.me()).isEqualTo(Me.NOBODY);

		Navigation navigation = ada.tab().open("/protected");

		assertThat(navigation.handshakes()).hasSizeLessThanOrEqualTo(1);
		// The browser client may be what comes back from sign-in.
		ada.tab().page().waitForURL(ada.application() + "/protected");
		assertThat(ada.tab().text()).contains(Demo.ADA.userId()).doesNotContain(Demo.BOB.userId());
		assertThat(ada.me().userId()).isEqualTo(Demo.ADA.userId());
	}

	@ParameterizedTest
	@EnumSource
	void forgedTokenAloneLeadsToSignIn(Forgery forgery, Visitor stranger, ClerkEmulator clerk) throws Exception {
		stranger.keep(clerk.signIn(Demo.ADA.email()));
		String forged = forgery.make(stranger.sessionToken().parsed(), clerk, stranger.application());
		stranger.forget("__clerk_db_jwt.*|__client");
		stranger.replaceSessionToken(forged);

		assertSignedOut(stranger, "/protected");
	}

	@ParameterizedTest
	@CsvSource({ "__client_uat, 1700000000", "__client_uat, 99999999999", "__client_uat, garbage",
			"__clerk_db_jwt, dvb_unknown", "__session, garbage", "__clerk_redirect_count, garbage",
			"__clerk_handshake_nonce, garbage", "__refresh, garbage" })
	void madeUpCookieLeadsToSignIn(String name, String value, Visitor stranger) {
		stranger.keep(name, value);

		assertSignedOut(stranger, "/protected");
	}

	@ParameterizedTest
	@CsvSource({ "__clerk_db_jwt=dvb_unknown", "__clerk_handshake_nonce=garbage", "__clerk_synced=false" })
	void madeUpAddressLeadsToSignIn(String query, Visitor stranger) {
		assertSignedOut(stranger, "/protected?" + query);
	}

	/**
	 * Whose keys were changed shall learn of it, which a redirect would hide.
	 */
	@Test
	void madeUpHandshakeIsAnErrorInDevelopment(Visitor stranger) {
		Navigation navigation = stranger.tab().open("/protected?__clerk_handshake=garbage");

		assertThat(navigation.hops()).hasSize(1);
		assertThat(navigation.status()).isEqualTo(500);
		assertThat(stranger.cookies()).isEmpty();
	}

	@Test
	void timeOfAnotherChangeGivesWayToTheSessionThatIsReallyThere(Visitor ada, ClerkEmulator clerk) {
		ada.keep(clerk.signIn(Demo.ADA.email()));
		ada.cookies()
			.keySet()
			.stream()
			.filter((name) -> name.startsWith("__client_uat"))
			.forEach((name) -> ada.keep(name, "0"));

		ada.tab().open("/protected");

		assertThat(ada.tab().page().url()).isEqualTo(ada.application() + "/protected");
		assertThat(ada.me().userId()).isEqualTo(Demo.ADA.userId());
	}

	private static void assertSignedOut(Visitor stranger, String path) {
		Navigation navigation = stranger.tab().open(path);

		assertThat(navigation.hops()).hasSizeLessThanOrEqualTo(8);
		assertThat(navigation.status()).isEqualTo(200);
		assertThat(stranger.tab().url()).hasPath("/sign-in");
		assertThat(stranger.me()).isEqualTo(Me.NOBODY);
	}

}
