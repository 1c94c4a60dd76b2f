package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.PublishableKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The handshake of a development instance, over HTTP.
 */
class HandshakeTests {

	private static final String BACK = "http://localhost:8080/projects?sort=a%20b&x=1";

	private static final String YEAR = "; Path=/; Max-Age=31536000; SameSite=Lax";

	private static final String DELETED = "; Path=/; Max-Age=0; SameSite=Lax";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder()
		.sharedKeyPair()
		.clock(this.clock)
		.redirectHosts("a.example")
		.start();

	private final Visitor visitor = new Visitor(this.clerk);

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	private final String suffix = "_" + PublishableKey.parse(this.clerk.publishableKey()).cookieSuffix();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void nonceComesBackInTheAddress() {
		Answer answer = this.visitor.get(handshake(BACK, "&format=nonce"));

		assertThat(answer.status()).isEqualTo(307);
		assertThat(answer.header("Location"))
			.matches("http://localhost:8080/projects\\?sort=a%20b&x=1&__clerk_handshake_nonce=[0-9A-Za-z_]{20,}");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.setCookies()).isEmpty();
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void signedInBrowserGetsTheseCookies() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		this.clock.move(Duration.ofMinutes(5));

		List<String> directives = directives(handshake(BACK, devBrowser(session) + "&format=nonce"));

		String token = value(directives.get(4));
		String uat = String.valueOf(MovableClock.START.getEpochSecond());
		assertThat(directives).containsExactly("__clerk_db_jwt=" + token(session) + YEAR,
				"__clerk_db_jwt" + this.suffix + "=" + token(session) + YEAR, "__client_uat=" + uat + YEAR,
				"__client_uat" + this.suffix + "=" + uat + YEAR, "__session=" + token + YEAR,
				"__session" + this.suffix + "=" + token + YEAR,
				"__refresh" + this.suffix + "=" + session.refreshToken() + YEAR + "; HttpOnly");
		assertThat(Tokens.verified(this.clerk, token)).containsEntry("sid", session.id())
			.containsEntry("azp", "http://localhost:8080")
			.containsEntry("iat", (int) MovableClock.START.plusSeconds(300).getEpochSecond());
	}

	@Test
	void signedOutBrowserGetsTheseCookies() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		String devBrowser = devBrowser(session);
		session.end();

		assertThat(directives(handshake(BACK, devBrowser + "&format=nonce"))).containsExactly(
				"__clerk_db_jwt=" + token(session) + YEAR, "__clerk_db_jwt" + this.suffix + "=" + token(session) + YEAR,
				"__client_uat=0" + YEAR, "__client_uat" + this.suffix + "=0" + YEAR, "__session=" + DELETED,
				"__session" + this.suffix + "=" + DELETED, "__refresh" + this.suffix + "=" + DELETED + "; HttpOnly");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&__clerk_db_jwt=", "&__clerk_db_jwt=dvb_unknown" })
	void unknownBrowserBecomesANewOne(String devBrowser) {
		List<String> directives = directives(handshake(BACK, devBrowser + "&format=nonce"));

		assertThat(value(directives.get(0))).matches("dvb_[0-9A-Za-z]{30,}");
		assertThat(directives.get(2)).startsWith("__client_uat=0;");
		assertThat(
				value(directives(handshake(BACK, "&format=nonce&__clerk_db_jwt=" + value(directives.get(0)))).get(0)))
			.isEqualTo(value(directives.get(0)));
	}

	@Test
	void cookiesOfTheApplicationDoNotTellWhoTheBrowserIs() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		this.visitor.cookie("__clerk_db_jwt", token(session)).cookie("__clerk_db_jwt" + this.suffix, token(session));

		assertThat(directives(handshake(BACK, "&format=nonce")).get(2)).startsWith("__client_uat=0;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&format=token", "&format=" })
	void withoutTheFormatASignedTokenComesBack(String format) {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		String location = this.visitor.get(handshake("http://localhost:8080/", devBrowser(session) + format))
			.header("Location");

		assertThat(location).startsWith("http://localhost:8080/?__clerk_handshake=");
		String token = location.substring(location.indexOf('=') + 1);
		Map<String, Object> claims = Tokens.verified(this.clerk, token);
		assertThat(claims).containsOnlyKeys("handshake");
		assertThat(claims.get("handshake")).asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.hasSize(7)
			.contains("__client_uat=" + MovableClock.START.getEpochSecond() + YEAR);
		assertThat(Tokens.header(token)).containsEntry("cat", "cl_B7d4PD111AAA").containsEntry("typ", "JWT");
	}

	@Test
	void nonceIsGoodForOneUse() {
		String nonce = nonce(handshake(BACK, "&format=nonce"));

		assertThat(payload(nonce).status()).isEqualTo(200);
		assertThat(payload(nonce).status()).isEqualTo(404);
		assertThat(payload(nonce).errorCode()).isEqualTo("resource_not_found");
	}

	@Test
	void nonceIsGoodForAMinute() {
		String early = nonce(handshake(BACK, "&format=nonce"));
		String late = nonce(handshake(BACK, "&format=nonce"));

		this.clock.move(Duration.ofMillis(59_999));
		assertThat(payload(early).status()).isEqualTo(200);
		this.clock.move(Duration.ofMillis(1));
		assertThat(payload(late).status()).isEqualTo(404);
	}

	@Test
	void nonceIsForTheApplicationAlone() {
		String nonce = nonce(handshake(BACK, "&format=nonce"));

		assertThat(this.visitor.get("/v1/clients/handshake_payload?nonce=" + nonce).status()).isEqualTo(401);
		assertThat(payload(nonce).status()).isEqualTo(200);
		assertThat(this.clerk.requests("/v1/clients/handshake_payload").toString()).doesNotContain(nonce);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?nonce=x", "?nonce=", "" })
	void whenNonceIsUnknownThenNothingIsFound(String query) {
		assertThat(this.application.get("/v1/clients/handshake_payload" + query).status()).isEqualTo(404);
	}

	@Test
	void nonceOfAnotherEmulatorIsUnknown() {
		String nonce = nonce(handshake(BACK, "&format=nonce"));

		try (ClerkEmulator other = ClerkEmulator.builder().start()) {
			assertThat(new Visitor(other).header("Authorization", "Bearer " + other.secretKey())
				.get("/v1/clients/handshake_payload?nonce=" + nonce)
				.status()).isEqualTo(404);
		}
	}

	@Test
	void resetForgetsNonces() {
		String nonce = nonce(handshake(BACK, "&format=nonce"));

		this.clerk.reset();

		assertThat(payload(nonce).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "globex", "org_globex" })
	void organizationIsActivatedByIdOrSlug(String organization) {
		this.clerk.organization("globex").id("org_globex").create();
		this.clerk.user("ada@example.com").memberOf("acme", "org:admin").memberOf("globex", "org:member").create();
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		List<String> directives = directives(
				handshake(BACK, devBrowser(session) + "&format=nonce&organization_id=" + organization));

		assertThat(Tokens.claims(value(directives.get(4))).get("o").toString()).contains("slg=globex");
		assertThat(Tokens.claims(session.sessionToken()).get("o").toString()).contains("slg=globex");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "initech", "nowhere" })
	void withoutSuchAMembershipThePersonalAccountIsActivated(String organization) {
		this.clerk.organization("initech").create();
		this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		List<String> directives = directives(
				handshake(BACK, devBrowser(session) + "&format=nonce&organization_id=" + organization));

		assertThat(Tokens.claims(value(directives.get(4)))).doesNotContainKey("o");
	}

	@Test
	void withoutTheParameterTheOrganizationStays() {
		this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		assertThat(Tokens.claims(value(directives(handshake(BACK, devBrowser(session) + "&format=nonce")).get(4))))
			.containsKey("o");
	}

	@Test
	void parametersOfAnOlderHandshakeAreReplacedAndTheFragmentStaysLast() {
		String back = "http://localhost:8080/?__clerk_handshake_nonce=old&a#b";

		assertThat(this.visitor.get(handshake(back, "&format=nonce")).header("Location"))
			.matches("http://localhost:8080/\\?a&__clerk_handshake_nonce=[0-9A-Za-z_]+#b");
	}

	@Test
	void hostThatWasNamedIsATarget() {
		assertThat(this.visitor.get(handshake("https://a.example/", "")).header("Location"))
			.startsWith("https://a.example/?__clerk_handshake=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/projects", "//localhost/", "javascript:alert(1)", "https://evil.example/",
			"http://localhost@evil.example/", "http://localhost/\r\nSet-Cookie: a=b" })
	void whenRedirectUrlIsNoAbsoluteTrustedAddressThenItIsRefused(String back) {
		Answer answer = this.visitor.get(handshake(back, "&format=nonce"));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.errorCode()).isEqualTo("invalid_url");
		assertThat(answer.header("Location")).isNull();
	}

	@Test
	void whenRedirectUrlIsMissingThenItIsRefused() {
		assertThat(this.visitor.get("/v1/client/handshake").errorCode()).isEqualTo("invalid_url");
	}

	@Test
	void whatTheApplicationSentIsRecordedWithoutSecrets() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		this.visitor.get(handshake(BACK,
				devBrowser(session) + "&__clerk_hs_reason=session-token-expired&suffixed_cookies=false&__session="
						+ session.sessionToken()));

		assertThat(this.clerk.requests("/v1/client/handshake")).singleElement().satisfies((request) -> {
			assertThat(request.query()).contains("suffixed_cookies=false")
				.contains("&__session=")
				.doesNotContain(token(session), session.id());
		});
	}

	@Test
	void manyNewBrowsersDoNotPushOutThoseSignedIn() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		for (int i = 0; i < 1100; i++) {
			this.visitor.get(handshake(BACK, "&format=nonce"));
		}

		assertThat(directives(handshake(BACK, devBrowser(session) + "&format=nonce")).get(2))
			.startsWith("__client_uat=" + MovableClock.START.getEpochSecond() + ";");
	}

	private static String handshake(String redirectUrl, String more) {
		return Handshakes.path(redirectUrl, more);
	}

	private static String devBrowser(EmulatedSession session) {
		return "&__clerk_db_jwt=" + token(session);
	}

	private static String token(EmulatedSession session) {
		return session.cookies()[0].getValue();
	}

	private static String value(String line) {
		return Handshakes.value(line);
	}

	private String nonce(String handshake) {
		String location = this.visitor.get(handshake).header("Location");
		return location.substring(location.lastIndexOf('=') + 1);
	}

	private Answer payload(String nonce) {
		return this.application.get("/v1/clients/handshake_payload?nonce=" + nonce);
	}

	private List<String> directives(String handshake) {
		return Handshakes.exchange(this.clerk, nonce(handshake));
	}

}
