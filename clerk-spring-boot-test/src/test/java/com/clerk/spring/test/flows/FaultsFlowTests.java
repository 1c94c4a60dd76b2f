package com.clerk.spring.test.flows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.clerk.spring.test.emulator.RecordedRequest;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application answers while something goes wrong at Clerk.
 */
class FaultsFlowTests {

	private static final String KEYS = "/v1/jwks";

	private static final String VERIFY = "/api_keys/verify";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final HttpClient client = HttpClient.newHttpClient();

	private Site site;

	@AfterEach
	void stop() {
		if (this.site != null) {
			this.site.close();
		}
		this.clerk.close();
	}

	private void start(String... properties) {
		this.site = Site.start(this.clerk, "localhost", properties);
	}

	@Test
	void whenNoKeysArePublishedThenProtectedRoutesAreUnavailable() throws Exception {
		this.clerk.faults().jwksEmpty();
		start();

		HttpResponse<String> answer = get("/account", token());

		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		assertThat(get("/", token()).body()).isEqualTo("nobody");
	}

	@Test
	void whenTheSecretKeyIsRefusedThenProtectedRoutesAreUnavailable() throws Exception {
		this.clerk.faults().wrongSecretKey();
		start();

		assertThat(get("/account", token()).statusCode()).isEqualTo(503);
	}

	@Test
	void whenTheKeySetLacksTheTokensKeyThenTheTokenIsRefused() throws Exception {
		String old = token();
		this.clerk.rotateKey();
		String token = token();
		this.clerk.faults().jwksWithout(keyId(token));
		start();

		assertThat(get("/account", token).statusCode()).isEqualTo(404);
		assertThat(get("/account", old).statusCode()).isEqualTo(200);
	}

	@Test
	void whenKeysCannotBeFetchedAtFirstThenTheFetchIsRepeated() throws Exception {
		this.clerk.faults().fail(KEYS, 503, 2);
		start();

		assertThat(get("/account", token()).statusCode()).isEqualTo(200);
		assertThat(this.clerk.requests(KEYS)).extracting(RecordedRequest::status).containsExactly(503, 503, 200);
	}

	@Test
	void whenTheKeySetIsGarbageThenProtectedRoutesAreUnavailable() throws Exception {
		this.clerk.faults().garbage(KEYS, 100);
		start();

		assertThat(get("/account", token()).statusCode()).isEqualTo(503);
	}

	@Test
	void whenKeysAreKnownThenAnOutageMakesNoDifference() throws Exception {
		start();
		assertThat(get("/account", token()).statusCode()).isEqualTo(200);

		this.clerk.faults().fail(KEYS, 503, 1000).wrongSecretKey();

		assertThat(get("/account", token()).statusCode()).isEqualTo(200);
	}

	@Test
	void whenClocksDifferALittleThenTokensAreTaken() throws Exception {
		start();
		this.clerk.faults().clockSkew(Duration.ofSeconds(3));
		assertThat(get("/account", token()).statusCode()).isEqualTo(200);

		this.clerk.faults().clockSkew(Duration.ofSeconds(-3));
		assertThat(get("/account", token()).statusCode()).isEqualTo(200);
	}

	@Test
	void whenClocksDifferMuchThenTokensAreRefused() throws Exception {
		start();
		this.clerk.faults().clockSkew(Duration.ofMinutes(5));
		String tomorrows = token();
		this.clerk.faults().clockSkew(Duration.ofMinutes(-5));
		String yesterdays = token();

		assertThat(get("/account", tomorrows).statusCode()).isEqualTo(404);
		assertThat(get("/account", yesterdays).statusCode()).isEqualTo(404);
	}

	@Test
	void whenVerifyingAMachineTokenIsRateLimitedThenTheCallerIsToldWhenToComeBack() throws Exception {
		start("clerk.routes.protected[0].paths=/me", "clerk.routes.protected[0].token=api-key");
		String key = this.clerk.apiKeys().create((apiKey) -> apiKey.subject("user_1")).token();
		this.clerk.faults().rateLimit(VERIFY, Duration.ofSeconds(120), 100);

		HttpResponse<String> answer = get("/me", key);

		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
	}

	@Test
	void whenTheAnswerAboutAMachineTokenIsGarbageThenNothingIsBelieved() throws Exception {
		start("clerk.routes.protected[0].paths=/me", "clerk.routes.protected[0].token=api-key");
		String key = this.clerk.apiKeys().create((apiKey) -> apiKey.subject("user_1")).token();
		this.clerk.faults().garbage(VERIFY, 100);

		assertThat(get("/me", key).statusCode()).isEqualTo(503);
		assertThat(get("/me", key).body()).doesNotContain("Bad gateway");
	}

	@Test
	void whenConnectionsAreDroppedThenAMachineTokenCannotBeVerified() throws Exception {
		start("clerk.routes.protected[0].paths=/me", "clerk.routes.protected[0].token=api-key");
		String key = this.clerk.apiKeys().create((apiKey) -> apiKey.subject("user_1")).token();
		this.clerk.faults().drop(VERIFY, 100);

		assertThat(get("/me", key).statusCode()).isEqualTo(503);
	}

	@Test
	void whenRefreshTokensHaveExpiredThenAPageGoesThroughAHandshake() throws Exception {
		start();
		EmulatedSession session = this.clerk.signIn("ada@example.com")
			.seenFrom(this.site.url(""))
			.withExpiredToken()
			.withRefreshToken();
		String cookies = session.cookieHeader();
		this.clerk.faults().expireRefreshTokens();

		HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(URI.create(this.site.url("/account")))
			.header("Cookie", cookies)
			.header("Accept", "text/html")
			.header("Sec-Fetch-Dest", "document")
			.build(), BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(307);
		assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/v1/client/handshake");
	}

	private String token() {
		return this.clerk.signIn("ada@example.com").sessionToken();
	}

	private static String keyId(String token) throws Exception {
		return SignedJWT.parse(token).getHeader().getKeyID();
	}

	private HttpResponse<String> get(String path, String token) throws Exception {
		return this.client.send(HttpRequest.newBuilder(URI.create(this.site.url(path)))
			.header("Authorization", "Bearer " + token)
			.header("Accept", "application/json")
			.build(), BodyHandlers.ofString());
	}

}
