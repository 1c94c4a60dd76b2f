package com.clerk.spring.test.emulator;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.lastToken;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules that all calls of the browser client share.
 */
class FrontendApiTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().start();

	private final BrowserVisitor browser = BrowserVisitor.development(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void otherMethodsAreTakenFromTheQuery() {
		this.browser.signIn("ada+clerk_test@example.com", "correct-horse-42");

		Answer signedOut = this.browser.post("DELETE", "/v1/client/sessions", Map.of());

		assertThat(signedOut.status()).isEqualTo(200);
		assertThat(sessions(this.browser.client())).isEmpty();
	}

	@Test
	void otherMethodsAreUnderstoodAsTheyAre() {
		this.browser.signIn("ada+clerk_test@example.com", "correct-horse-42");

		Answer signedOut = new Visitor(this.clerk)
			.delete("/v1/client/sessions?__clerk_db_jwt=" + this.browser.devBrowser());

		assertThat(signedOut.status()).isEqualTo(200);
		assertThat(sessions(this.browser.client())).isEmpty();
	}

	@Test
	void methodOfTheQueryMakesNoDifferenceToAGet() {
		this.browser.signIn("ada+clerk_test@example.com", "correct-horse-42");

		assertThat(this.browser.get("/v1/client/sessions?_method=DELETE").status()).isEqualTo(404);
		assertThat(sessions(this.browser.client())).hasSize(1);
	}

	@Test
	void jsonBodiesAreUnderstood() {
		Answer answer = new Visitor(this.clerk).header("Content-Type", "application/json")
			.post("/v1/client/sign_ins?__clerk_db_jwt=" + this.browser.devBrowser(),
					"{\"identifier\":\"bob+clerk_test@example.com\",\"password\":\"battery-staple-42\",\"locale\":null}");

		assertThat(response(answer)).containsEntry("status", "complete");
	}

	@Test
	void whatMayHaveChangedSomethingAnswersWithTheWholeState() {
		Answer answer = this.browser.post("/v1/client/sign_ins",
				Map.of("identifier", "bob+clerk_test@example.com", "password", "battery-staple-42"));

		assertThat(sessions(client(answer))).hasSize(1);
		assertThat(this.browser.get("/v1/client").json()).containsEntry("client", null);
	}

	@Test
	void answersAreNotKept() {
		assertThat(this.browser.get("/v1/client").header("Cache-Control")).isEqualTo("no-store");
		assertThat(this.browser.get("/v1/environment").header("Cache-Control")).isEqualTo("no-store");
		assertThat(this.browser.get("/v1/client/sessions/none").header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void trailingSlashMakesNoDifference() {
		assertThat(this.browser.get("/v1/client/").status()).isEqualTo(200);
	}

	@Test
	void unknownAddressIsNamed() {
		Answer answer = this.browser.get("/v1/nothing");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.errorCode()).isEqualTo("resource_not_found");
		assertThat(answer.body()).contains("GET /v1/nothing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/client", "/v1/me", "/v1/organizations/acme", "/v1/client/sign_ins/sia_1" })
	void unknownDevelopmentBrowserIsRefused(String path) {
		for (String query : new String[] { "", "?__clerk_db_jwt=dvb_unknown" }) {
			Answer answer = new Visitor(this.clerk).get(path + query);

			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.errorCode()).isEqualTo("dev_browser_unauthenticated");
		}
	}

	@Test
	void cookiesAreNotTakenForADevelopmentBrowser() {
		Visitor visitor = new Visitor(this.clerk).cookie("__clerk_db_jwt", this.browser.devBrowser());

		assertThat(visitor.get("/v1/client").status()).isEqualTo(401);
	}

	@Test
	void pagesOfAnotherOriginMayReadTheAnswer() {
		Answer answer = this.browser.get("/v1/client");

		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(BrowserVisitor.ORIGIN);
		assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
		assertThat(answer.header("Access-Control-Expose-Headers"))
			.isEqualTo("Clerk-Db-Jwt, Authorization, X-Country, Retry-After");
		assertThat(answer.header("Vary")).isEqualTo("Origin");
		assertThat(this.browser.get("/v1/nothing").header("Access-Control-Allow-Origin"))
			.isEqualTo(BrowserVisitor.ORIGIN);
	}

	@Test
	void browsersMayAskBeforeACall() {
		Answer answer = new Visitor(this.clerk).header("Origin", BrowserVisitor.ORIGIN)
			.send("OPTIONS", "/v1/client/sessions");

		assertThat(answer.status()).isEqualTo(204);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(BrowserVisitor.ORIGIN);
		assertThat(answer.header("Access-Control-Allow-Methods")).contains("DELETE");
		assertThat(answer.header("Access-Control-Allow-Headers")).contains("Content-Type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "file://", "http://evil.example/path", "http://a,http://b", "http://user@host" })
	void whatIsNoOriginIsNotAllowed(String origin) {
		Answer answer = new Visitor(this.clerk).header("Origin", origin).get("/v1/environment");

		assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
		assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
	}

	@Test
	void otherOriginsCanBeRefused() {
		try (ClerkEmulator strict = ClerkEmulator.builder().allowedOrigins("http://localhost:3000").start()) {
			Answer refused = new Visitor(strict).header("Origin", "http://localhost:3001").post("/v1/dev_browser", "");
			Answer allowed = new Visitor(strict).header("Origin", "http://localhost:3000").post("/v1/dev_browser", "");
			Answer noPage = new Visitor(strict).post("/v1/dev_browser", "");

			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
			assertThat(allowed.status()).isEqualTo(200);
			assertThat(noPage.status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "http://localhost.evil.example:8080" })
	void withoutBeingToldPagesOfOtherSitesAreRefusedThroughAProxyToo(String origin) {
		Visitor page = new Visitor(this.clerk).header("Origin", origin);
		Visitor proxied = proxied(this.clerk, "https://app.example.com").header("Origin", origin);

		assertThat(page.post("/v1/dev_browser", "").status()).isEqualTo(403);
		Answer refused = proxied.post("/v1/dev_browser", "");
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
	}

	@Test
	void pagesOfAProxysOwnOriginAreAllowed() {
		String origin = "https://app.example.com";
		Visitor claimed = new Visitor(this.clerk).header("Origin", origin)
			.header("Clerk-Proxy-Url", origin + "/__clerk");

		Answer allowed = proxied(this.clerk, origin).header("Origin", origin).post("/v1/dev_browser", "");

		assertThat(allowed.status()).isEqualTo(200);
		assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(origin);
		assertThat(claimed.post("/v1/dev_browser", "").status()).as("without the secret key").isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://App.Example.com", "https://app.example.com:443", "HTTPS://app.example.com" })
	void aProxysOriginMayBeWrittenOtherwise(String proxy) {
		String origin = "https://app.example.com";

		assertThat(proxied(this.clerk, proxy).header("Origin", origin).post("/v1/dev_browser", "").status())
			.isEqualTo(200);
	}

	@Test
	void otherOriginsAreRefusedThroughAProxyToo() {
		try (ClerkEmulator strict = ClerkEmulator.builder().allowedOrigins("http://localhost:3000").start()) {
			for (String allowed : new String[] { "http://localhost:3000", "http://localhost:8080" }) {
				assertThat(proxied(strict, "http://localhost:8080").header("Origin", allowed)
					.post("/v1/dev_browser", "")
					.status()).isEqualTo(200);
			}
			Answer refused = proxied(strict, "http://localhost:8080").header("Origin", "http://localhost:3001")
				.post("/v1/dev_browser", "");

			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
		}
	}

	private static Visitor proxied(ClerkEmulator clerk, String origin) {
		return new Visitor(clerk).header("Clerk-Proxy-Url", origin + "/__clerk")
			.header("Clerk-Secret-Key", clerk.secretKey());
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			http://localhost:8080 | http://localhost:9090/__clerk | http://localhost:7070/page | http://localhost:8080
			-                     | http://localhost:9090/__clerk | http://localhost:7070/page | http://localhost:9090
			-                     | -                             | http://localhost:7070/page | http://localhost:7070
			-                     | -                             | -                          | -
			""", delimiter = '|')
	void authorizedPartyIsWhereThePageComesFrom(String origin, String proxyUrl, String referer, String expected) {
		Visitor visitor = new Visitor(this.clerk);
		add(visitor, "Origin", origin);
		add(visitor, "Clerk-Proxy-Url", proxyUrl);
		add(visitor, "Referer", referer);

		Answer answer = visitor.signIn("/v1/client/sign_ins?__clerk_db_jwt=" + this.browser.devBrowser(),
				"ada+clerk_test@example.com", "correct-horse-42");

		String token = lastToken(sessions(client(answer)).get(0));
		assertThat(Tokens.verified(this.clerk, token).get("azp")).isEqualTo(expected);
	}

	private static void add(Visitor visitor, String name, String value) {
		if (value != null) {
			visitor.header(name, value);
		}
	}

	@Test
	void wrongSecretKeyOfAProxyIsRefused() {
		Visitor proxy = new Visitor(this.clerk).header("Clerk-Proxy-Url", "http://localhost:8080/__clerk");

		assertThat(proxy.header("Clerk-Secret-Key", "sk_test_wrong").get("/v1/environment").status()).isEqualTo(401);
		assertThat(new Visitor(this.clerk).header("Clerk-Secret-Key", this.clerk.secretKey())
			.get("/v1/environment")
			.status()).isEqualTo(200);
	}

	@Test
	void versionsAndProxyAreRecorded() {
		this.browser.visitor().header("Clerk-Proxy-Url", "http://localhost:8080/__clerk");
		this.browser.get("/v1/client");

		RecordedRequest request = this.clerk.requests("/v1/client").get(0);
		assertThat(request.query()).contains("__clerk_api_version=2026-08-20")
			.contains("_clerk_js_version=6.40.0")
			.doesNotContain(this.browser.devBrowser());
		assertThat(request.headers().get("clerk-proxy-url")).containsExactly("http://localhost:8080/__clerk");
	}

	@Test
	void bodyThatIsTooLargeIsRefused() {
		Answer answer = this.browser.post("/v1/client/sign_ins", Map.of("identifier", "a".repeat(70_000)));

		assertThat(answer.status()).isEqualTo(413);
	}

	@Test
	void backendApiIsNotReachedWithoutItsKey() {
		assertThat(this.browser.get("/v1/users/user_2demoAda000000000000000000").status()).isEqualTo(401);
		assertThat(this.browser.get("/v1/sessions").status()).isEqualTo(401);
		assertThat(this.browser.post("/v1/sign_in_tokens", Map.of()).status()).isEqualTo(401);
	}

	@Test
	void rotatedDevBrowserIsToldOnTheNextCall() {
		this.browser.signIn("ada+clerk_test@example.com", "correct-horse-42");
		assertThat(this.browser.get("/v1/client").header("Clerk-Db-Jwt")).isNull();

		this.clerk.faults().rotateDevBrowsers();
		Answer told = this.browser.get("/v1/client");
		String rotated = told.header("Clerk-Db-Jwt");

		assertThat(rotated).startsWith("dvb_").isNotEqualTo(this.browser.devBrowser());
		assertThat(told.header("Access-Control-Expose-Headers")).contains("Clerk-Db-Jwt");
		assertThat(sessions(response(told))).hasSize(1);
		Answer after = new Visitor(this.clerk).get("/v1/client?__clerk_db_jwt=" + rotated);
		assertThat(after.header("Clerk-Db-Jwt")).isNull();
		assertThat(sessions(response(after))).hasSize(1);
	}

	@Test
	void rotatedDevBrowserIsToldWithAnErrorToo() {
		this.clerk.faults().rotateDevBrowsers();

		Answer refused = this.browser.get("/v1/me");

		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.header("Clerk-Db-Jwt")).startsWith("dvb_");
	}

	@Test
	void devBrowserBeforeTheLastRotationIsForgotten() {
		this.clerk.faults().rotateDevBrowsers().rotateDevBrowsers();

		assertThat(this.browser.get("/v1/client").errorCode()).isEqualTo("dev_browser_unauthenticated");
	}

}
