package com.clerk.spring.test.emulator;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OAuth applications ask users for codes, over HTTP.
 */
class OAuthAuthorizeTests {

	private static final String ADA = "ada@example.com";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final EmulatedOAuthApplication cli = this.clerk.oauthApplications()
		.create("The <CLI>",
				(a) -> a.publicClient()
					.redirectUri(OAuthRound.CALLBACK)
					.redirectUri("http://127.0.0.1/cb")
					.redirectUri("http://[::1]:1/cb?a=b")
					.redirectUri("com.example.app:/cb")
					.scopes("openid", "profile"));

	private final OAuthRound round = new OAuthRound(this.clerk, this.cli);

	@BeforeEach
	void makeAda() {
		this.clerk.user(ADA).password(OAuthRound.PASSWORD).create();
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void whoIsNotSignedInSignsInFirstAndComesBack() {
		Answer away = this.round.authorize();

		assertThat(away.status()).isEqualTo(303);
		String signIn = URI.create(this.clerk.url() + "/oauth/authorize").resolve(away.header("Location")).toString();
		assertThat(signIn).startsWith(this.clerk.url() + "/sign-in?redirect_url=");

		Answer back = this.round.browser()
			.signIn(signIn.substring(this.clerk.url().length()), ADA, OAuthRound.PASSWORD);
		assertThat(back.header("Location")).startsWith(this.clerk.url() + this.round.address());

		Answer page = this.round.browser().get(back.header("Location").substring(this.clerk.url().length()));
		assertThat(page.status()).isEqualTo(200);
		assertThat(OAuthRound.consentToken(page)).isNotEmpty();
	}

	@Test
	void theUserIsToldWhoAsksForWhat() {
		Answer page = this.round.signedIn(ADA).authorize();

		assertThat(page.body()).contains("The &lt;CLI&gt;", ADA, "openid, profile", "http://localhost:9999/callback")
			.doesNotContain("The <CLI>", "<script");
		assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
		assertThat(page.header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void aYesBringsACode() {
		this.round.signedIn(ADA);

		Answer answer = this.round.decide(OAuthRound.consentToken(this.round.authorize()), "allow");

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).startsWith(OAuthRound.CALLBACK + "&code=")
			.doesNotContain("__clerk_db_jwt");
		assertThat(OAuthRound.parameters(answer)).containsEntry("state", "a b&c")
			.containsEntry("iss", this.clerk.url())
			.containsOnlyKeys("x", "code", "state", "iss");
	}

	@Test
	void aNoIsToldToTheApplication() {
		this.round.signedIn(ADA);

		Answer answer = this.round.decide(OAuthRound.consentToken(this.round.authorize()), "deny");

		assertThat(OAuthRound.parameters(answer)).containsEntry("error", "access_denied")
			.containsEntry("state", "a b&c")
			.containsEntry("iss", this.clerk.url())
			.doesNotContainKey("code");
	}

	@Test
	void anAnswerCountsOnce() {
		this.round.signedIn(ADA);
		String token = OAuthRound.consentToken(this.round.authorize());
		this.round.decide(token, "deny");

		Answer again = this.round.decide(token, "allow");

		assertThat(again.status()).isEqualTo(400);
		assertThat(again.header("Location")).isNull();
	}

	@Test
	void anAnswerCountsForTenMinutes() {
		this.round.signedIn(ADA);
		String token = OAuthRound.consentToken(this.round.authorize());

		this.clock.move(Duration.ofMinutes(10));

		assertThat(this.round.decide(token, "allow").status()).isEqualTo(400);
	}

	@Test
	void anAnswerCountsFromTheBrowserOfTheQuestionOnly() {
		String token = OAuthRound.consentToken(this.round.signedIn(ADA).authorize());
		OAuthRound elsewhere = new OAuthRound(this.clerk, this.cli).signedIn(ADA);

		assertThat(elsewhere.decide(token, "allow").status()).isEqualTo(400);
		assertThat(elsewhere.decide("consent_made_up", "allow").status()).isEqualTo(400);
		assertThat(new OAuthRound(this.clerk, this.cli).decide(token, "allow").status()).isEqualTo(400);
	}

	@Test
	void anAnswerOfAForeignPageIsRefused() {
		String token = OAuthRound.consentToken(this.round.signedIn(ADA).authorize());
		this.round.browser().header("Origin", "https://evil.example");

		assertThat(this.round.decide(token, "allow").status()).isEqualTo(403);
	}

	@Test
	void anAnswerForADeletedApplicationIsRefused() {
		String token = OAuthRound.consentToken(this.round.signedIn(ADA).authorize());
		new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.delete("/v1/oauth_applications/" + this.cli.id());

		assertThat(this.round.decide(token, "allow").status()).isEqualTo(400);
	}

	@Test
	void nobodyIsAskedForAnApplicationThatIsSetSo() {
		EmulatedOAuthApplication trusted = this.clerk.oauthApplications()
			.create("Trusted", (a) -> a.redirectUri(OAuthRound.CALLBACK).withoutConsent());
		OAuthRound trustedRound = new OAuthRound(this.clerk, trusted).signedIn(ADA);

		assertThat(OAuthRound.parameters(trustedRound.authorize())).containsKey("code");
		assertThat(OAuthRound.parameters(trustedRound.with("prompt", "none").authorize())).containsKey("code");
		assertThat(trustedRound.with("prompt", "consent").authorize().status()).isEqualTo(200);
		assertThat(trustedRound.with("prompt", "select_account").authorize().status()).isEqualTo(200);
	}

	@Test
	void silentRequestsShowNothing() {
		this.round.with("prompt", "none");
		assertThat(OAuthRound.parameters(this.round.authorize())).containsEntry("error", "login_required")
			.containsEntry("state", "a b&c");

		this.round.signedIn(ADA);
		assertThat(OAuthRound.parameters(this.round.authorize())).containsEntry("error", "consent_required");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			client_id     | -
			client_id     | unknown
			redirect_uri  | -
			redirect_uri  | http://localhost:9999/callback
			redirect_uri  | http://localhost:9998/callback?x=1
			redirect_uri  | http://localhost:9999/callback?x=1&y=2
			redirect_uri  | http://localhost:9999/callback?x=1#here
			redirect_uri  | http://127.0.0.1/other
			redirect_uri  | http://127.0.0.1:80:90/cb
			redirect_uri  | http://127.0.0.1@evil.example/cb
			redirect_uri  | https://127.0.0.1/cb
			redirect_uri  | http://127.0.0.2/cb
			redirect_uri  | http://[::1]:2/cb
			redirect_uri  | com.example.app:1/cb
			redirect_uri  | javascript:alert(1)
			""")
	void whereTheAddressIsNotTheApplicationsOwnNothingIsSentThere(String name, String value) {
		this.round.signedIn(ADA);
		Answer answer = ((value != null) ? this.round.with(name, value) : this.round.without(name)).authorize();

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Location")).isNull();
		assertThat(answer.body()).contains("role=\"alert\"");
	}

	@Test
	void anAddressThatIsThereTwiceOrTooLongIsRefused() {
		this.round.signedIn(ADA);

		assertThat(this.round.browser().get(this.round.address() + "&client_id=" + this.cli.clientId()).status())
			.isEqualTo(400);
		assertThat(this.round.browser().get(this.round.address() + "&redirect_uri=http://127.0.0.1/cb").status())
			.isEqualTo(400);
		assertThat(this.round.with("state", "x".repeat(9000)).authorize().status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1/cb", "http://127.0.0.1:51234/cb", "http://[::1]:51234/cb?a=b",
			"com.example.app:/cb" })
	void anApplicationOnTheUsersMachineGetsItsAnswerAtAnyPort(String redirectUri) {
		Answer page = this.round.signedIn(ADA).with("redirect_uri", redirectUri).authorize();

		assertThat(this.round.decide(OAuthRound.consentToken(page), "allow").header("Location"))
			.startsWith(redirectUri);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			response_type         | -          | invalid_request
			response_type         | token      | unsupported_response_type
			response_mode         | fragment   | invalid_request
			scope                 | email      | invalid_scope
			scope                 | openid nil | invalid_scope
			code_challenge        | -          | invalid_request
			code_challenge        | short      | invalid_request
			code_challenge_method | -          | invalid_request
			code_challenge_method | plain      | invalid_request
			prompt                | none login | invalid_request
			prompt                | dance      | invalid_request
			max_age               | -1         | invalid_request
			max_age               | soon       | invalid_request
			request               | a.b.c      | request_not_supported
			request_uri           | urn:x      | request_uri_not_supported
			""")
	void otherErrorsAreToldToTheApplication(String name, String value, String error) {
		this.round.signedIn(ADA);
		Answer answer = ((value != null) ? this.round.with(name, value) : this.round.without(name)).authorize();

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).startsWith(OAuthRound.CALLBACK + "&error=");
		assertThat(OAuthRound.parameters(answer)).containsEntry("error", error)
			.containsEntry("state", "a b&c")
			.containsEntry("iss", this.clerk.url())
			.containsKey("error_description")
			.doesNotContainKey("code");
	}

	@Test
	void pkceIsDemandedOfPublicApplicationsAndOfThoseThatAreSetSo() {
		EmulatedOAuthApplication strict = this.clerk.oauthApplications()
			.create("Strict", (a) -> a.redirectUri(OAuthRound.CALLBACK).requirePkce());
		EmulatedOAuthApplication lax = this.clerk.oauthApplications()
			.create("Lax", (a) -> a.redirectUri(OAuthRound.CALLBACK));

		assertThat(OAuthRound.parameters(withoutPkce(this.cli).authorize())).containsEntry("error", "invalid_request");
		assertThat(OAuthRound.parameters(withoutPkce(strict).authorize())).containsEntry("error", "invalid_request");
		assertThat(withoutPkce(lax).authorize().status()).isEqualTo(200);
	}

	private OAuthRound withoutPkce(EmulatedOAuthApplication application) {
		return new OAuthRound(this.clerk, application).signedIn(ADA)
			.without("code_challenge")
			.without("code_challenge_method");
	}

	@Test
	void aSessionWithATaskLeftIsNotEnough() {
		EmulatedSession session = this.clerk.signIn(ADA).pending();
		for (Cookie cookie : session.cookies()) {
			this.round.browser().cookie(cookie.getName(), cookie.getValue());
		}

		assertThat(this.round.authorize().header("Location")).startsWith("../sign-in/tasks?redirect_url=");
		assertThat(OAuthRound.parameters(this.round.with("prompt", "none").authorize())).containsEntry("error",
				"login_required");
	}

	@Test
	void anAnswerCountsFromTheUserOfTheQuestionOnly() {
		this.clerk.user("bob@example.com").password(OAuthRound.PASSWORD).create();
		String token = OAuthRound.consentToken(this.round.signedIn(ADA).authorize());
		this.round.browser().submit("/sign-out", Map.of());
		this.round.signedIn("bob@example.com");

		assertThat(this.round.decide(token, "allow").status()).isEqualTo(400);
	}

	@Test
	void whoIsSomebodyElseSignsOutAndInAgain() {
		Answer page = this.round.signedIn(ADA).authorize();
		Matcher link = Pattern.compile("href=\"\\.\\.(/sign-out[^\"]+)\"").matcher(page.body());
		assertThat(link.find()).isTrue();

		Answer back = this.round.browser().submit(HtmlUtils.htmlUnescape(link.group(1)), Map.of());

		assertThat(back.header("Location")).startsWith(this.clerk.url() + this.round.address());
		assertThat(this.round.authorize().header("Location")).startsWith("../sign-in?redirect_url=");
	}

	@Test
	void whoeverIsToldToSignInDoesSoEvenWhenSignedIn() {
		this.round.signedIn(ADA).with("prompt", "login").with("nonce", "n-1");

		Answer page = signInAgain(this.round.authorize());

		assertThat(page.status()).isEqualTo(200);
		assertThat(OAuthRound.parameters(this.round.decide(OAuthRound.consentToken(page), "allow")))
			.containsKey("code");
	}

	@Test
	void whoeverSignsInForARequestIsNotToldToAgain() {
		this.round.with("prompt", "login consent").with("max_age", "0");
		Answer signIn = this.round.authorize();
		assertThat(signIn.header("Location")).startsWith("../sign-in?redirect_url=");

		Answer back = this.round.browser().signIn(signIn.header("Location").substring(2), ADA, OAuthRound.PASSWORD);

		assertThat(this.round.browser().get(path(back)).status()).isEqualTo(200);
	}

	@Test
	void whoSignedInTooLongAgoSignsInAgain() {
		this.round.signedIn(ADA).with("max_age", "60");
		this.clock.move(Duration.ofSeconds(60));
		assertThat(this.round.authorize().status()).isEqualTo(200);

		this.clock.move(Duration.ofSeconds(1));
		Answer page = signInAgain(this.round.authorize());

		String code = OAuthRound.parameters(this.round.decide(OAuthRound.consentToken(page), "allow")).get("code");
		String idToken = (String) this.round.token(this.round.exchange(code)).json().get("id_token");
		assertThat(Tokens.verified(this.clerk, idToken)).containsEntry("auth_time",
				(int) MovableClock.START.getEpochSecond() + 61);
	}

	@Test
	void silentRequestsAreNotMadeToSignIn() {
		this.round.signedIn(ADA).with("prompt", "none").with("max_age", "0");

		assertThat(OAuthRound.parameters(this.round.authorize())).containsEntry("error", "login_required");
	}

	/** Follows the way over the page to sign out and the one to sign in. */
	private Answer signInAgain(Answer first) {
		assertThat(first.header("Location")).startsWith("../sign-out?redirect_url=");
		Answer signedOut = this.round.browser().submit(first.header("Location").substring(2), Map.of());
		Answer signIn = this.round.browser().get(path(signedOut));
		assertThat(signIn.header("Location")).startsWith("../sign-in?redirect_url=");
		Answer back = this.round.browser().signIn(signIn.header("Location").substring(2), ADA, OAuthRound.PASSWORD);
		return this.round.browser().get(path(back));
	}

	private String path(Answer answer) {
		return answer.header("Location").substring(this.clerk.url().length());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"redirect_uris\": [\"http://127.0.0.1/cb\"]}", "{\"scopes\": \"openid\"}" })
	void anAnswerIsForWhatTheApplicationMayAskWhenItComes(String change) {
		String token = OAuthRound.consentToken(this.round.signedIn(ADA).authorize());

		change(this.cli, change);

		Answer answer = this.round.decide(token, "allow");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Location")).isNull();
	}

	@Test
	void anAnswerBringsNothingWithoutPkceOnceItIsDemanded() {
		EmulatedOAuthApplication lax = this.clerk.oauthApplications()
			.create("Lax", (a) -> a.redirectUri(OAuthRound.CALLBACK));
		OAuthRound laxRound = withoutPkce(lax);
		String token = OAuthRound.consentToken(laxRound.authorize());

		change(lax, "{\"pkce_required\": true}");

		assertThat(laxRound.decide(token, "allow").status()).isEqualTo(400);
	}

	private void change(EmulatedOAuthApplication application, String change) {
		assertThat(new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.patch("/v1/oauth_applications/" + application.id(), change)
			.status()).isEqualTo(200);
	}

	@Test
	void aProductionInstanceKnowsTheBrowserByItsCookie() {
		try (ClerkEmulator production = ClerkEmulator.builder().production().start()) {
			production.user(ADA).password(OAuthRound.PASSWORD).create();
			EmulatedOAuthApplication site = production.oauthApplications()
				.create("Site", (a) -> a.redirectUri(OAuthRound.CALLBACK));
			OAuthRound productionRound = new OAuthRound(production, site);
			assertThat(productionRound.authorize().header("Location")).startsWith("../sign-in?redirect_url=");

			assertThat(productionRound.signedIn(ADA).tokens()).containsKey("access_token");
		}
	}

	@Test
	void whoSignsOutMeanwhileAllowsNothing() {
		String token = OAuthRound.consentToken(this.round.signedIn(ADA).authorize());
		this.round.browser().submit("/sign-out", Map.of());

		assertThat(this.round.decide(token, "allow").status()).isEqualTo(400);
	}

	@Test
	void whatClientsSendIsRecordedWithoutSecrets() {
		String code = this.round.signedIn(ADA).code();
		this.round.token(this.round.exchange(code));

		RecordedRequest authorize = this.clerk.requests("/oauth/authorize").get(0);
		RecordedRequest token = this.clerk.requests("/oauth/token").get(0);
		assertThat(authorize.query()).contains("response_type=code", "code_challenge_method=S256")
			.doesNotContain(OAuthRound.CHALLENGE);
		assertThat(token.body()).contains("grant_type=authorization_code").doesNotContain(code, OAuthRound.VERIFIER);
		assertThat(this.clerk.requests("/oauth/consent").get(0).body()).matches("(?s).*consent_token=consent….*");
	}

	@Test
	void aResetForgetsApplicationsAndWhatWasAllowed() {
		String code = this.round.signedIn(ADA).code();

		this.clerk.resetKeepingKeys();

		assertThat(this.round.token(this.round.exchange(code)).json()).isEqualTo(Map.of("error", "invalid_client",
				"error_description", "There is no OAuth application of this client_id."));
		assertThat(this.clerk.oauthApplications()).hasToString("EmulatedOAuthApplications[0]");
	}

}
