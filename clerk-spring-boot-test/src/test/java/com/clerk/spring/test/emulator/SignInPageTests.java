package com.clerk.spring.test.emulator;

import java.util.Map;

import com.clerk.spring.options.PublishableKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
	void signInLeadsBackWithTheCookiesOfASession() {
		Answer answer = this.visitor.signIn(PAGE, ADA, PASSWORD);

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).isEqualTo(BACK);
		assertThat(this.visitor.cookies()).containsOnlyKeys("__clerk_db_jwt", "__clerk_db_jwt_" + this.suffix,
				"__client_uat", "__client_uat_" + this.suffix, "__session", "__session_" + this.suffix);
		Map<String, Object> claims = Tokens.verified(this.clerk, this.visitor.cookie("__session"));
		assertThat(claims).containsEntry("azp", "http://localhost:8080")
			.containsEntry("sub", "user_2demoAda000000000000000000");
		assertThat((Integer) claims.get("iat"))
			.isGreaterThanOrEqualTo(Integer.valueOf(this.visitor.cookie("__client_uat")));
	}

	@Test
	void cookiesHaveTheFlagsOfADevelopmentInstance() {
		Answer answer = this.visitor.signIn(PAGE, ADA, PASSWORD);

		assertThat(answer.setCookies()).hasSize(6)
			.allSatisfy((line) -> assertThat(line).contains("; Path=/", "; SameSite=Lax", "; Max-Age=31536000")
				.doesNotContain("HttpOnly", "Secure", "Domain"));
	}

	@Test
	void cookiesOfAProductionInstanceAreSecureAndTheClientIsHidden() {
		try (ClerkEmulator production = ClerkEmulator.builder().production().demoData().start()) {
			Visitor customer = new Visitor(production);
			Answer answer = customer.signIn(PAGE, ADA, PASSWORD);

			assertThat(answer.setCookies()).allSatisfy((line) -> assertThat(line).endsWith("; Secure"));
			assertThat(answer.setCookie("__client")).contains("; HttpOnly");
			assertThat(answer.setCookie("__session")).doesNotContain("HttpOnly");
			assertThat(answer.setCookie("__clerk_db_jwt")).isNull();
			assertThat(customer.get(PAGE).status()).isEqualTo(307);
		}
	}

	@Test
	void whoIsSignedInGoesBackAtOnceWithAFreshToken() {
		this.visitor.signIn(PAGE, ADA, PASSWORD);
		String first = this.visitor.cookie("__session");

		Answer answer = this.visitor.get(Visitor.page("/sign-in", "https://app.example.test/"));

		assertThat(answer.status()).isEqualTo(307);
		assertThat(answer.header("Location")).isEqualTo("https://app.example.test/");
		String second = this.visitor.cookie("__session");
		assertThat(second).isNotEqualTo(first);
		assertThat(Tokens.claims(second)).containsEntry("sid", Tokens.claims(first).get("sid"))
			.containsEntry("azp", "https://app.example.test");
	}

	@Test
	void whenSuffixedCookieIsAnotherEmulatorsThenThePlainOneStillCounts() {
		this.visitor.signIn(PAGE, ADA, PASSWORD);
		Visitor returning = new Visitor(this.clerk).cookie("__clerk_db_jwt_" + this.suffix, "dvb_unknown")
			.cookie("__clerk_db_jwt", this.visitor.cookie("__clerk_db_jwt"));

		assertThat(returning.get(PAGE).status()).isEqualTo(307);
	}

	@Test
	void whenDevBrowserIsInTheAddressThenItIsKnownAgain() {
		this.visitor.signIn(PAGE, ADA, PASSWORD);

		Answer answer = new Visitor(this.clerk).get(PAGE + "&__clerk_db_jwt=" + this.visitor.cookie("__clerk_db_jwt"));

		assertThat(answer.status()).isEqualTo(307);
		assertThat(this.clerk.requests("/sign-in").toString()).doesNotContain(this.visitor.cookie("__clerk_db_jwt"));
	}

	@Test
	void whenDevBrowserIsUnknownThenTheFormIsShown() {
		Visitor stale = new Visitor(this.clerk).cookie("__clerk_db_jwt", "dvb_unknown").cookie("__session", "x");

		assertThat(stale.get(PAGE).status()).isEqualTo(200);
	}

	@Test
	void whenSessionWasRevokedThenTheFormIsShown() {
		this.visitor.signIn(PAGE, ADA, PASSWORD);
		String sessionId = Tokens.claims(this.visitor.cookie("__session")).get("sid").toString();
		new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.post("/v1/sessions/" + sessionId + "/revoke", "");

		assertThat(this.visitor.get(PAGE).status()).isEqualTo(200);
	}

	@Test
	void anotherSignInReplacesTheSession() {
		this.visitor.signIn(PAGE, ADA, PASSWORD);
		String first = Tokens.claims(this.visitor.cookie("__session")).get("sid").toString();

		this.visitor.signIn(PAGE, "bob+clerk_test@example.com", "battery-staple-42");

		assertThat(Tokens.claims(this.visitor.cookie("__session"))).containsEntry("sub",
				"user_2demoBob000000000000000000");
		assertThat(new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.get("/v1/sessions/" + first)
			.json()).containsEntry("status", "replaced");
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
		assertThat(Tokens.claims(this.visitor.cookie("__session"))).doesNotContainKey("azp");
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

}
