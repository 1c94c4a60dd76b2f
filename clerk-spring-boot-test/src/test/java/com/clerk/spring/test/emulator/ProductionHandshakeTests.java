package com.clerk.spring.test.emulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.test.flows.Browser;
import com.clerk.spring.test.flows.Page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The handshake of a production instance, whose cookies belong to sites.
 */
class ProductionHandshakeTests {

	private static final String BACK = "http://localhost:8080/projects";

	private static final String YEAR = "; Path=/; Max-Age=31536000; SameSite=Lax";

	private final ClerkEmulator clerk = ClerkEmulator.builder()
		.sharedKeyPair()
		.production()
		.demoData()
		.redirectHosts("app.test")
		.satelliteHosts("shop.test")
		.start();

	private final Browser browser = new Browser();

	private final String suffix = "_" + PublishableKey.parse(this.clerk.publishableKey()).cookieSuffix();

	private final int port = URI.create(this.clerk.url()).getPort();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void nonceComesBackInACookie() {
		Page page = this.browser.step(handshake("localhost", BACK, "&format=nonce"));

		assertThat(page.status()).isEqualTo(307);
		assertThat(page.header("location")).isEqualTo(BACK);
		assertThat(page.headers("set-cookie")).singleElement()
			.asString()
			.matches("__clerk_handshake_nonce=[0-9A-Za-z_]{20,}; Path=/; Max-Age=60; SameSite=Lax; HttpOnly; Secure");
	}

	@Test
	void tokenComesBackInACookie() {
		Page page = this.browser.step(handshake("localhost", BACK, ""));

		String token = this.browser.cookies(BACK).get("__clerk_handshake");
		assertThat(page.header("location")).isEqualTo(BACK);
		assertThat(Tokens.verified(this.clerk, token)).containsOnlyKeys("handshake");
	}

	@Test
	void unknownBrowserIsSignedOut() {
		this.browser.step(handshake("localhost", BACK, "&format=nonce"));

		String deleted = "; Path=/; Max-Age=0; SameSite=Lax";
		assertThat(directives(BACK)).containsExactly("__client_uat=0" + YEAR + "; Secure",
				"__client_uat" + this.suffix + "=0" + YEAR + "; Secure", "__session=" + deleted + "; Secure",
				"__session" + this.suffix + "=" + deleted + "; Secure",
				"__refresh" + this.suffix + "=" + deleted + "; HttpOnly; Secure",
				"__clerk_handshake=" + deleted + "; HttpOnly; Secure",
				"__clerk_handshake_nonce=" + deleted + "; HttpOnly; Secure");
	}

	@Test
	void browserThatSignedInOnThePageIsKnown() {
		signIn("localhost");

		this.browser.step(handshake("localhost", BACK, "&format=nonce"));

		List<String> directives = directives(BACK);
		assertThat(directives).hasSize(7);
		assertThat(directives.get(0)).matches("__client_uat=[1-9][0-9]+" + YEAR + "; Secure");
		assertThat(directives.get(2)).endsWith(YEAR + "; Secure");
		assertThat(Tokens.verified(this.clerk, Handshakes.value(directives.get(2)))).containsEntry("azp",
				"http://localhost:8080");
		assertThat(directives.get(4)).matches("__refresh" + this.suffix + "=rt_\\w+" + YEAR + "; HttpOnly; Secure");
		assertThat(String.join("", directives)).doesNotContain("__client=").doesNotContain("__clerk_db_jwt");
	}

	@Test
	void frontendApiOfADomainSetsCookiesForAllItsHosts() {
		String back = "http://app.test:8080/";
		signIn("clerk.app.test");

		Page page = this.browser.step(handshake("clerk.app.test", back, "&format=nonce"));

		assertThat(page.headers("set-cookie"))
			.anySatisfy((line) -> assertThat(line).startsWith("__clerk_handshake_nonce=")
				.endsWith("; Path=/; Domain=app.test; Max-Age=60; SameSite=Lax; HttpOnly; Secure"));
		List<String> directives = directives(back);
		assertThat(directives.get(0)).matches("__client_uat=[1-9][0-9]+; Path=/; Domain=app.test; Max-Age=31536000.*");
		assertThat(directives.get(2)).startsWith("__session=").doesNotContain("Domain");
		assertThat(directives).contains(
				"__clerk_handshake_nonce=; Path=/; Domain=app.test; Max-Age=0; SameSite=Lax; HttpOnly; Secure",
				"__clerk_handshake=; Path=/; Domain=app.test; Max-Age=0; SameSite=Lax; HttpOnly; Secure");
	}

	@Test
	void satelliteLearnsFromThePrimaryWhoIsSignedIn() {
		String back = "http://shop.test:8081/cart";
		signIn("localhost");
		this.browser.visited();

		Page page = steps(handshake("shop.test", back, "&format=nonce"));

		assertThat(page.header("location")).isEqualTo(back);
		assertThat(this.browser.visited()).extracting(URI::getHost, URI::getPath)
			.containsExactly(tuple("shop.test", "/v1/client/handshake"), tuple("localhost", "/v1/client/sync"),
					tuple("shop.test", "/v1/client/handshake"));
		assertThat(Tokens.verified(this.clerk, Handshakes.value(directives(back).get(2)))).containsEntry("azp",
				"http://shop.test:8081");
	}

	@Test
	void satelliteBehindItsOwnProxyLearnsItToo() {
		String back = "http://shop.test:8081/cart";
		signIn("localhost");

		Answer proxied = new Visitor(this.clerk).header("Clerk-Proxy-Url", "http://shop.test:8081/__clerk")
			.get(Handshakes.path(back, "&format=nonce"));
		Page page = steps(proxied.header("Location"));

		assertThat(page.header("location")).isEqualTo(back);
		assertThat(directives(back).get(0)).doesNotStartWith("__client_uat=0;");
	}

	@Test
	void pageOfASatelliteAsksAsItsServerDoesAndNotTwice() {
		signIn("localhost");

		Page page = steps("http://shop.test:" + this.port + "/v1/client/sync?redirect_url="
				+ URLEncoder.encode("http://shop.test:8081/cart?__clerk_synced=false", StandardCharsets.UTF_8));

		assertThat(page.header("location")).isEqualTo("http://shop.test:8081/cart?__clerk_synced=true");
		assertThat(this.browser.cookies("http://shop.test:8081/")).containsKeys("__client", "__clerk_handshake");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://app.test/__clerk", "/__clerk", "mailto:shop.test", "http://shop test/" })
	void proxyOfAnythingElseAsksNobody(String proxyUrl) {
		String back = "http://app.test/cart";

		Answer answer = new Visitor(this.clerk).header("Clerk-Proxy-Url", proxyUrl).get(Handshakes.path(back, ""));

		assertThat(answer.header("Location")).isEqualTo(back);
	}

	@Test
	void satelliteKnowsTheBrowserAfterwards() {
		signIn("localhost");
		steps(handshake("shop.test", "http://shop.test:8081/", "&format=nonce"));

		Page page = this.browser.step(handshake("shop.test", "http://shop.test:8081/", "&format=nonce"));

		assertThat(page.header("location")).isEqualTo("http://shop.test:8081/");
		assertThat(directives("http://shop.test:8081/").get(0)).doesNotStartWith("__client_uat=0;");
	}

	@Test
	void whenNobodyIsSignedInAtThePrimaryThenNorAtTheSatellite() {
		Page page = steps(handshake("shop.test", "http://shop.test:8081/", "&format=nonce"));

		assertThat(page.header("location")).isEqualTo("http://shop.test:8081/");
		assertThat(page.headers("set-cookie")).hasSize(1);
		assertThat(directives("http://shop.test:8081/").get(0)).startsWith("__client_uat=0;");
	}

	@Test
	void nameOfABrowserIsGoodForOneUse() {
		signIn("localhost");
		String handshake = handshake("shop.test", "http://shop.test:8081/", "&format=nonce");
		String back = this.browser.step(this.browser.step(handshake).header("location")).header("location");
		new Browser().step(back);

		this.browser.step(back);

		assertThat(directives("http://shop.test:8081/").get(0)).startsWith("__client_uat=0;");
	}

	@Test
	void whenHostIsNoSatelliteThenThePrimarySaysNothing() {
		Page page = this.browser.step(this.clerk.url() + "/v1/client/sync?satellite=evil.example&handshake=a");

		assertThat(page.status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x%C4%8D%C4%8ASet-Cookie:%20__session=evil", "x%0D%0ASet-Cookie:%20__session=evil", "x%00",
			"x%20y", "x%23y" })
	void whatIsNoQueryOfAHandshakeIsNotSentBack(String handshake) {
		Page page = this.browser.step(this.clerk.url() + "/v1/client/sync?satellite=shop.test&handshake=" + handshake);

		assertThat(page.status()).isEqualTo(400);
		assertThat(page.headers("set-cookie")).isEmpty();
		assertThat(page.headers("location")).isEmpty();
	}

	private void signIn(String host) {
		this.browser.submit(URI.create("http://" + host + ":" + this.port + "/sign-in"),
				Map.of("identifier", "ada+clerk_test@example.com", "password", "correct-horse-42"));
	}

	private String handshake(String host, String back, String more) {
		return "http://" + host + ":" + this.port + Handshakes.path(back, more);
	}

	/** Follows the redirects among the emulator's own addresses. */
	private Page steps(String url) {
		Page page = this.browser.step(url);
		while (page.header("location").contains(":" + this.port + "/")) {
			page = this.browser.step(page.header("location"));
		}
		return page;
	}

	private List<String> directives(String page) {
		return Handshakes.exchange(this.clerk, this.browser.cookies(page).get("__clerk_handshake_nonce"));
	}

}
