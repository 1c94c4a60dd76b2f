package com.clerk.spring.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

class CrossOriginSyncTests {

	private static final String DUE = "primary-domain-cross-origin-sync";

	private final Decider decider = new Decider(new FakeSessionApi());

	@ParameterizedTest
	@ValueSource(strings = { "https://satellite.example/", "http://app.example.com/", "https://app.example.com:8443/",
			"https://app.example.com./", "https://example.com/", "about:blank", "android-app://com.example/",
			"ABOUT:srcdoc", "http://accounts.example.com/", "https://accounts.example.com:8443/",
			"https://accounts.example.com.evil.example/", "https://x.accounts.dev/", "https://accounts.x.lcl.dev/",
			"https://notclerk.example.com/" })
	void aPageOfAnotherOriginMakesALivePrimaryAsk(String referer) {
		assertThat(decide(Decider.LIVE, referer).reason()).isEqualTo(DUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example.com/other", "https://APP.EXAMPLE.com:443/",
			"https://clerk.example.com/", "http://clerk.example.com:8080/", "https://accounts.example.com/sign-in", "",
			"satellite.example", "//satellite.example/", "/", "https://", "https://a b/", "http:", ":" })
	void itsOwnPagesAndClerksAndWhatIsNoAddressDoNot(String referer) {
		assertThat(decide(Decider.LIVE, referer).isAuthenticated()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://happy-hippo-1.clerk.accounts.dev/", "https://happy-hippo-1.accounts.dev/",
			"http://other-1.accounts.dev:81/", "https://x.accountsstage.dev/", "https://x.accounts.lclclerk.com/",
			"https://accounts.x.lcl.dev/", "https://accounts.x.lclstage.dev/", "https://accounts.x.lclclerk.com/" })
	void inDevelopmentEveryPortalIsClerks(String referer) {
		assertThat(decide(Decider.TEST, referer).isAuthenticated()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://other-1.clerk.accounts.dev/", "https://evilaccounts.dev/",
			"https://x.accounts.dev.evil.example/", "https://x.lcl.dev/", "https://accounts.evillcl.dev/",
			"https://xaccounts.x.lcl.dev/", "https://accounts.dev/" })
	void inDevelopmentWhatOnlyResemblesAPortalIsNot(String referer) {
		assertThat(decide(Decider.TEST, referer).reason()).isEqualTo(DUE);
	}

	@Test
	void behindAProxyThePortalIsNotKnown() {
		ClerkOptions proxied = Decider.LIVE.mutate().proxyUrl("https://proxy.example/__clerk").build();

		assertThat(decide(proxied, "https://proxy.example/").isAuthenticated()).isTrue();
		assertThat(decide(proxied, "https://accounts.example.com/").reason()).isEqualTo(DUE);
	}

	@Test
	void aBrowserIsAskedOnce() {
		RequestState again = this.decider.decide(Decider.LIVE,
				navigation(Decider.LIVE, "__clerk_redirect_count=1").header("Referer", "https://satellite.example/"));

		assertThat(again.isAuthenticated()).isTrue();
	}

	@Test
	void onlyPagesThatABrowserShowsAreAsked() {
		String session = "__client_uat=1; __session=" + TestKeys.A.token();

		for (String destination : new String[] { "iframe", "empty", "Document", "document, document", "" }) {
			assertThat(this.decider
				.decide(Decider.LIVE,
						ClerkRequest.builder("GET", Decider.PAGE)
							.header("Sec-Fetch-Dest", destination)
							.header("Accept", "text/html")
							.header("Referer", "https://satellite.example/")
							.header("Cookie", session))
				.isAuthenticated()).as(destination).isTrue();
		}
	}

	private RequestState decide(ClerkOptions options, String referer) {
		return this.decider.decide(options, navigation(options).header("Referer", referer));
	}

	private static ClerkRequest.Builder navigation(ClerkOptions options, String... cookies) {
		String issuer = "https://" + options.publishableKey().frontendApiHost();
		return Decider
			.navigation(Decider.PAGE, "__client_uat=1", "__clerk_db_jwt=dvb",
					"__session=" + TestKeys.A.tokenOf("iss", issuer))
			.header("Cookie", String.join("; ", cookies));
	}

}
