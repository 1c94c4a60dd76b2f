package com.clerk.spring.test.flows;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.clerk.spring.test.emulator.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser that comes with no session, an old one or one that ended.
 */
class SessionRenewalFlowTests {

	private static final String ADA = "user_2demoAda000000000000000000";

	private static final Map<String, String> CREDENTIALS = Map.of("identifier", "ada+clerk_test@example.com",
			"password", "correct-horse-42");

	private static final String HANDSHAKE = "/v1/client/handshake";

	private static final String REFRESH = "/v1/sessions/{id}/refresh";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().start();

	private final Site site = Site.start(this.clerk, "localhost");

	private final Browser browser = new Browser();

	private final String suffix = "_" + PublishableKey.parse(this.clerk.publishableKey()).cookieSuffix();

	@AfterEach
	void stop() {
		this.site.close();
		this.clerk.close();
	}

	@Test
	void firstVisitIsOneHandshakeAndNobody() {
		Page page = this.browser.open(this.site.url("/?a=b%20c"));

		assertThat(page.body()).isEqualTo("nobody");
		assertThat(this.browser.visited()).extracting(URI::getPath).containsExactly("/", HANDSHAKE, "/", "/");
		assertThat(page.url()).hasToString(this.site.url("/?a=b+c"));
		assertThat(this.browser.cookies(this.site.url("/"))).containsEntry("__client_uat", "0")
			.containsKey("__clerk_db_jwt" + this.suffix);
		assertThat(reasons()).containsExactly("dev-browser-missing");
	}

	@Test
	void secondVisitOfNobodyIsNone() {
		this.browser.open(this.site.url("/"));
		this.browser.visited();

		assertThat(this.browser.open(this.site.url("/")).body()).isEqualTo("nobody");
		assertThat(this.browser.visited()).hasSize(1);
	}

	@Test
	void protectedPageLeadsToSignInAndBack() {
		Page signIn = this.browser.open(this.site.url("/account"));
		assertThat(signIn.url().toString()).startsWith(this.clerk.url() + "/sign-in?redirect_url=");

		Page back = this.browser.submit(signIn.url(), CREDENTIALS);

		assertThat(back.status()).isEqualTo(200);
		assertThat(back.url()).hasToString(this.site.url("/account"));
		assertThat(back.body()).isEqualTo("account of " + ADA);
		assertThat(this.browser.cookies(this.site.url("/"))).containsKeys("__session", "__session" + this.suffix,
				"__refresh" + this.suffix);
		assertThat(reasons()).containsExactly("dev-browser-missing", "dev-browser-sync");
	}

	@Test
	void expiredTokenIsRenewedByAHandshake() {
		hold(ada().withExpiredToken());

		Page page = this.browser.open(this.site.url("/account"));

		assertThat(page.body()).isEqualTo("account of " + ADA);
		assertThat(page.url()).hasToString(this.site.url("/account"));
		assertThat(this.browser.visited()).extracting(URI::getPath)
			.containsExactly("/account", HANDSHAKE, "/account", "/account");
		assertThat(this.clerk.requests("/v1/clients/handshake_payload")).hasSize(1);
		assertThat(reasons()).containsExactly("session-token-expired-refresh-non-eligible-no-refresh-cookie");
	}

	@Test
	void expiredTokenIsRefreshedWithoutTheBrowserNoticing() {
		EmulatedSession ada = ada();
		hold(ada.withExpiredToken().withRefreshToken());

		Page first = this.browser.open(this.site.url("/account"));
		Page second = this.browser.open(this.site.url("/account"));

		assertThat(first.body()).isEqualTo("account of " + ADA).isEqualTo(second.body());
		assertThat(this.browser.visited()).hasSize(2);
		assertThat(this.clerk.requests(REFRESH)).singleElement().satisfies((request) -> {
			assertThat(request.status()).isEqualTo(200);
			assertThat(request.query()).isEqualTo("suffixed_cookies=true");
			assertThat(request.body()).contains("\"request_origin\":\"" + this.site.url("") + "\"");
		});
		assertThat(this.clerk.requests(HANDSHAKE)).isEmpty();
	}

	@Test
	void refusedRefreshEndsInAHandshake() {
		EmulatedSession ada = ada();
		hold(ada.withExpiredToken().withRefreshToken());
		ada.replaceRefreshToken();

		Page page = this.browser.open(this.site.url("/account"));

		assertThat(page.body()).isEqualTo("account of " + ADA);
		assertThat(reasons()).containsExactly("session-token-expired-refresh-refresh_token_invalid");
		assertThat(this.browser.cookies(this.site.url("/"))).containsEntry("__refresh" + this.suffix,
				ada.refreshToken());
	}

	@Test
	void whoSignedOutElsewhereIsSignedOutWhenTheTokenEnds() {
		EmulatedSession ada = ada();
		hold(ada.withExpiredToken().withRefreshToken());
		ada.end();

		Page page = this.browser.open(this.site.url("/"));

		assertThat(page.body()).isEqualTo("nobody");
		assertThat(this.browser.cookies(this.site.url("/"))).containsEntry("__client_uat", "0")
			.containsEntry("__client_uat" + this.suffix, "0")
			.doesNotContainKeys("__session", "__session" + this.suffix, "__refresh" + this.suffix);
		assertThat(reasons()).containsExactly("session-token-expired-refresh-session_not_active");
		this.browser.visited();
		assertThat(this.browser.open(this.site.url("/")).body()).isEqualTo("nobody");
		assertThat(this.browser.visited()).hasSize(1);
	}

	@Test
	void whoSignedOutOnTheHostedPageIsSignedOutAtOnce() {
		this.browser.submit(this.browser.open(this.site.url("/account")).url(), CREDENTIALS);

		Page page = this.browser.submit(URI.create(this.clerk.url() + "/sign-out?redirect_url=" + this.site.url("/")),
				Map.of());

		assertThat(page.url()).hasToString(this.site.url("/"));
		assertThat(page.body()).isEqualTo("nobody");
	}

	@Test
	void sessionCookieThatWasLostIsBroughtBack() {
		String cookies = ada().seenFrom(this.site.url("")).cookieHeader();
		this.browser.cookies(this.site.url("/"), cookies.replaceAll("__session[^;]*; |; __session[^;]*", ""));

		assertThat(this.browser.open(this.site.url("/account")).body()).isEqualTo("account of " + ADA);
		assertThat(reasons()).containsExactly("client-uat-but-no-session-token");
	}

	@Test
	void withoutASecretKeyTheHandshakeBringsAToken() {
		try (Site keyless = Site.start(this.clerk, "localhost", "clerk.secret-key=",
				"clerk.jwt-key=" + this.clerk.jwtKey())) {
			this.browser.cookies(keyless.url("/"), ada().seenFrom(keyless.url("")).withExpiredToken().cookieHeader());

			assertThat(this.browser.open(keyless.url("/account")).body()).isEqualTo("account of " + ADA);
			assertThat(this.clerk.requests(HANDSHAKE)).hasSize(1);
			assertThat(this.clerk.requests("/v1/clients/handshake_payload")).isEmpty();
		}
	}

	@Test
	void tokenOfANewKeyIsTakenAfterTheKeysWereFetchedOnceMore() {
		this.clerk.rotateKey();
		this.clerk.retireOldKeys();
		hold(ada());

		assertThat(this.browser.open(this.site.url("/account")).body()).isEqualTo("account of " + ADA);
	}

	@Test
	void scriptsAreNotSentAnywhere() {
		hold(ada().withExpiredToken());
		this.browser.header("Sec-Fetch-Dest", "empty").header("Accept", "application/json");

		Page page = this.browser.open(this.site.url("/account"));

		assertThat(page.status()).isEqualTo(404);
		assertThat(this.clerk.requests(HANDSHAKE)).isEmpty();
	}

	private EmulatedSession ada() {
		return this.clerk.signIn("ada+clerk_test@example.com");
	}

	private void hold(EmulatedSession session) {
		this.browser.cookies(this.site.url("/"), session.seenFrom(this.site.url("")).cookieHeader());
	}

	private List<String> reasons() {
		return this.clerk.requests(HANDSHAKE)
			.stream()
			.map(RecordedRequest::query)
			.map((query) -> query.replaceAll(".*__clerk_hs_reason=([^&]*).*", "$1"))
			.toList();
	}

}
