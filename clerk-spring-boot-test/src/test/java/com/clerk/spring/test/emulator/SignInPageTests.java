package com.clerk.spring.test.emulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.PublishableKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hosted sign-in page, over HTTP.
 */
class SignInPageTests {

	private static final String BACK = "http://localhost:8080/projects?sort=a%20b&x=1";

	private static final String PAGE = Visitor.page("/sign-in", BACK);

	private static final String ADA = "ada+clerk_test@example.com";

	private static final String PASSWORD = "correct-horse-42";

	private static final String SCRIPT = "\"><script>alert(1)</script>";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder()
		.sharedKeyPair()
		.clock(this.clock)
		.demoData()
		.redirectHosts("app.example.test")
		.start();

	private final Visitor visitor = new Visitor(this.clerk);

	private final String suffix = PublishableKey.parse(this.clerk.publishableKey()).cookieSuffix();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void showsAFormWithoutAnyScript() {
		Answer answer = this.visitor.get(PAGE);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.body()).contains("id=\"identifier\"", "id=\"password\"", "id=\"submit\"", "lang=\"en\"")
			.doesNotContain("<script", "id=\"error\"");
		assertThat(answer.setCookies()).isEmpty();
	}

	@Test
	void listsDemoUsersWithTheirPasswords() {
		assertThat(this.visitor.get("/sign-in").body()).contains("Ada Demo", ADA, PASSWORD, "Bob Demo",
				"bob+clerk_test@example.com", "battery-staple-42");
	}

	@Test
	void listsNobodyElse() {
		this.clerk.user("eve@example.com").password("hidden-password").create();
		assertThat(this.visitor.get("/sign-in").body()).doesNotContain("eve@example.com", "hidden-password");

		try (ClerkEmulator empty = ClerkEmulator.builder().start()) {
			assertThat(new Visitor(empty).get("/sign-in").body()).doesNotContain("Demo users");
		}
	}

	@Test
	void signInLeadsBackAndTellsTheDevBrowser() {
		Answer answer = this.visitor.signIn(PAGE, ADA, PASSWORD);

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location"))
			.matches("http://localhost:8080/projects\\?sort=a%20b&x=1&__clerk_db_jwt=dvb_[0-9A-Za-z]+");
		assertThat(Handshakes.claims(this.clerk, answer.header("Location")))
			.containsEntry("azp", "http://localhost:8080")
			.containsEntry("sub", "user_2demoAda000000000000000000");
	}

	@Test
	void applicationOfTheSameHostSeesNoneOfItsCookies() {
		Answer answer = this.visitor.signIn(PAGE, ADA, PASSWORD);

		assertThat(answer.setCookies())
			.containsExactly("__hosted_pages_" + this.suffix + "=" + Handshakes.devBrowser(answer.header("Location"))
					+ "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
	}

	@Test
	void productionInstanceKnowsTheBrowserByAHiddenCookie() {
		try (ClerkEmulator production = ClerkEmulator.builder().clock(this.clock).production().demoData().start()) {
			Visitor customer = new Visitor(production);
			String uat = MovableClock.START.getEpochSecond() + "; Path=/; Max-Age=31536000; SameSite=Lax; Secure";

			Answer answer = customer.signIn(PAGE, ADA, PASSWORD);

			assertThat(answer.header("Location")).isEqualTo(BACK);
			assertThat(answer.setCookies()).containsExactly(
					"__client=" + customer.cookie("__client")
							+ "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure",
					"__client_uat=" + uat,
					"__client_uat_" + PublishableKey.parse(production.publishableKey()).cookieSuffix() + "=" + uat);
			assertThat(customer.get(PAGE).status()).isEqualTo(307);
		}
	}

	@Test
	void whoIsSignedInGoesBackAtOnce() {
		String first = this.visitor.signIn(PAGE, ADA, PASSWORD).header("Location");

		Answer answer = this.visitor.get(Visitor.page("/sign-in", "https://app.example.test/"));

		assertThat(answer.status()).isEqualTo(307);
		assertThat(answer.header("Location"))
			.isEqualTo("https://app.example.test/?__clerk_db_jwt=" + Handshakes.devBrowser(first));
		assertThat(Handshakes.claims(this.clerk, answer.header("Location")))
			.containsEntry("sid", Handshakes.claims(this.clerk, first).get("sid"))
			.containsEntry("azp", "https://app.example.test");
	}

	@Test
	void devBrowserOfAnEarlierVisitIsReplacedInTheAddress() {
		Answer answer = this.visitor.signIn(Visitor.page("/sign-in", "http://localhost:8080/?__clerk_db_jwt=old&a=b#c"),
				ADA, PASSWORD);

		assertThat(answer.header("Location")).matches("http://localhost:8080/\\?a=b&__clerk_db_jwt=dvb_[0-9A-Za-z]+#c");
	}

	@Test
	void satelliteIsToldTheDevBrowserWhoeverIsSignedIn() {
		String cart = "http://localhost:8081/cart?__clerk_synced=false&a=b";
		String sync = "/sign-in?__clerk_redirect_url=" + URLEncoder.encode(cart, StandardCharsets.UTF_8);

		Answer nobody = this.visitor.get(sync);
		Answer ada = this.visitor.signIn(PAGE, ADA, PASSWORD);
		Answer somebody = this.visitor.get(sync);

		assertThat(nobody.status()).isEqualTo(307);
		assertThat(nobody.header("Location"))
			.matches("http://localhost:8081/cart\\?a=b&__clerk_db_jwt=dvb_[0-9A-Za-z]+&__clerk_synced=true");
		assertThat(somebody.header("Location")).isEqualTo(nobody.header("Location"))
			.contains(Handshakes.devBrowser(ada.header("Location")));
	}

	@Test
	void whenSatelliteIsNotTrustedThenTheFormIsShown() {
		assertThat(this.visitor.get("/sign-in?__clerk_redirect_url=https%3A%2F%2Fevil.example%2F").status())
			.isEqualTo(200);
	}

	@Test
	void whenSuffixedCookieIsAnotherEmulatorsThenThePlainOneStillCounts() {
		String devBrowser = Handshakes.devBrowser(this.visitor.signIn(PAGE, ADA, PASSWORD).header("Location"));
		Visitor returning = new Visitor(this.clerk).cookie("__clerk_db_jwt_" + this.suffix, "dvb_unknown")
			.cookie("__clerk_db_jwt", devBrowser);

		assertThat(returning.get(PAGE).status()).isEqualTo(307);
	}

	@Test
	void whenDevBrowserIsInTheAddressThenItIsKnownAgain() {
		String devBrowser = Handshakes.devBrowser(this.visitor.signIn(PAGE, ADA, PASSWORD).header("Location"));

		Answer answer = new Visitor(this.clerk).get(PAGE + "&__clerk_db_jwt=" + devBrowser);

		assertThat(answer.status()).isEqualTo(307);
		assertThat(this.clerk.requests("/sign-in").toString()).doesNotContain(devBrowser);
	}

	@Test
	void whenDevBrowserIsUnknownThenTheFormIsShown() {
		Visitor stale = new Visitor(this.clerk).cookie("__clerk_db_jwt", "dvb_unknown").cookie("__session", "x");

		assertThat(stale.get(PAGE).status()).isEqualTo(200);
	}

	@Test
	void whenSessionWasRevokedThenTheFormIsShown() {
		String back = this.visitor.signIn(PAGE, ADA, PASSWORD).header("Location");
		String sessionId = Handshakes.claims(this.clerk, back).get("sid").toString();
		new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.post("/v1/sessions/" + sessionId + "/revoke", "");

		assertThat(this.visitor.get(PAGE).status()).isEqualTo(200);
	}

	@Test
	void anotherSignInReplacesTheSession() {
		String back = this.visitor.signIn(PAGE, ADA, PASSWORD).header("Location");
		String first = Handshakes.claims(this.clerk, back).get("sid").toString();

		String again = this.visitor.signIn(PAGE, "bob+clerk_test@example.com", "battery-staple-42").header("Location");

		assertThat(again).isEqualTo(back);
		assertThat(Handshakes.claims(this.clerk, again)).containsEntry("sub", "user_2demoBob000000000000000000");
		assertThat(new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.get("/v1/sessions/" + first)
			.json()).containsEntry("status", "replaced");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sign-in", "/sign-in/" })
	void leadsToTheOtherPageWithAndWithoutASlashAtTheEnd(String path) {
		String page = Visitor.page(path, BACK);

		String link = this.visitor.get(page).body().replaceAll("(?s).*No account\\? <a href=\"([^\"]+)\".*", "$1");

		assertThat(URI.create(this.clerk.url() + page).resolve(link)).hasPath("/sign-up")
			.hasParameter("redirect_url", BACK);
	}

	@Test
	void whenPasswordIsWrongThenThePageSaysSo() {
		Answer answer = this.visitor.signIn(PAGE, ADA, "wrong");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("id=\"error\"", "Password is incorrect", "value=\"" + ADA + "\"")
			.doesNotContain("wrong\"");
		assertThat(answer.setCookies()).isEmpty();
	}

	@Test
	void whenNobodyIsOfThatAddressThenThePageSaysSo() {
		Answer answer = this.visitor.signIn(PAGE, "nobody@example.com", PASSWORD);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("id=\"error\"").containsPattern("find your account");
		assertThat(answer.setCookies()).isEmpty();
	}

	@Test
	void whenUserHasNoPasswordThenNoneIsAccepted() {
		this.clerk.user("eve@example.com").create();

		for (String password : new String[] { "", "null" }) {
			Answer answer = this.visitor.signIn(PAGE, "eve@example.com", password);
			assertThat(answer.setCookies()).as("'%s'", password).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//evil.example/", "javascript:alert(1)", "/relative",
			"http://localhost:8080@evil.example/", "http://localhost\\@evil.example/" })
	void whenRedirectUrlIsNotTrustedThenItIsNotFollowed(String evil) {
		String page = Visitor.page("/sign-in", evil);

		assertThat(this.visitor.get(page).body()).contains("will not be followed");
		Answer answer = this.visitor.signIn(page, ADA, PASSWORD);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Location")).isNull();
		assertThat(answer.body()).contains("You are signed in", "Ada Demo");
		assertThat(this.visitor.get(page).status()).isEqualTo(200);
	}

	@Test
	void whenRedirectUrlHoldsMarkupThenItIsEscaped() {
		String page = Visitor.page("/sign-in", "https://evil.example/" + SCRIPT);

		assertThat(this.visitor.get(page).body()).doesNotContain("<script").contains("&lt;script&gt;");
		assertThat(this.visitor.signIn(page, ADA, PASSWORD).body()).doesNotContain("<script");
	}

	@Test
	void whenIdentifierHoldsMarkupThenItIsEscaped() {
		assertThat(this.visitor.signIn("/sign-in", SCRIPT, "x").body()).doesNotContain("<script")
			.contains("value=\"&quot;&gt;&lt;script");
	}

	@Test
	void whenNameHoldsMarkupThenItIsEscaped() {
		this.clerk.user("eve@example.com").name("<b>Eve</b>", "").password(PASSWORD).create();

		assertThat(this.visitor.signIn("/sign-in", "eve@example.com", PASSWORD).body()).contains("&lt;b&gt;Eve")
			.doesNotContain("<b>Eve");
	}

	@Test
	void whenThereIsNoWayBackThenThePageSaysWhoIsSignedIn() {
		Answer answer = this.visitor.signIn("/sign-in", ADA, PASSWORD);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("You are signed in", "Ada Demo", "sign-out");
		assertThat(answer.header("Location")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null" })
	void whenAForeignPageSentTheFormThenItIsRefused(String origin) {
		Answer answer = this.visitor.header("Origin", origin).signIn(PAGE, ADA, PASSWORD);

		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.setCookies()).isEmpty();
	}

	@Test
	void whenTheFormIsThePagesOwnThenItIsTaken() {
		assertThat(this.visitor.header("Origin", this.clerk.url()).signIn(PAGE, ADA, PASSWORD).status()).isEqualTo(303);
	}

	@Test
	void whenFormIsDamagedThenAnswers400() {
		Answer answer = this.visitor.header("Content-Type", "application/x-www-form-urlencoded")
			.post("/sign-in", "identifier=%zz");

		assertThat(answer.status()).isEqualTo(400);
	}

	@Test
	void passwordIsNotRecorded() {
		this.visitor.signIn(PAGE, ADA, PASSWORD);

		assertThat(this.clerk.requests("/sign-in")).singleElement()
			.extracting(RecordedRequest::body)
			.asString()
			.contains("identifier=", "password=…")
			.doesNotContain(PASSWORD);
	}

	@Test
	void linkToSignUpKeepsTheWayBack() {
		assertThat(this.visitor.get(PAGE).body()).contains(
				"href=\"sign-up?redirect_url=http%3A%2F%2Flocalhost%3A8080%2Fprojects%3Fsort%3Da%2520b%26x%3D1\"");
	}

	@Test
	void linkOfASignInTokenSignsInOnce() {
		String link = ticketLink();

		Answer signedIn = this.visitor.get(link + "&redirect_url=" + URLEncoder.encode(BACK, StandardCharsets.UTF_8));
		Answer again = new Visitor(this.clerk).get(link);

		assertThat(signedIn.status()).isEqualTo(307);
		assertThat(signedIn.header("Location")).startsWith(BACK).contains("__clerk_db_jwt=");
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.body()).contains("not valid");
	}

	@Test
	void linkOfASignInTokenIsNotGoodForWhoIsBanned() {
		String link = ticketLink();
		this.clerk.users().ban(this.clerk.signIn(ADA).user());

		assertThat(this.visitor.get(link).body()).contains("banned or locked");
	}

	private String ticketLink() {
		String id = this.clerk.signIn(ADA).user().id();
		Answer made = new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.post("/v1/sign_in_tokens", "{\"user_id\":\"" + id + "\"}");
		return ((String) made.json().get("url")).substring(this.clerk.url().length());
	}

}
