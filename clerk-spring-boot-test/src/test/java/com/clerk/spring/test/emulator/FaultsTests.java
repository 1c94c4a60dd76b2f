package com.clerk.spring.test.emulator;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What goes wrong on demand.
 */
class FaultsTests {

	private static final String KEYS = "/.well-known/jwks.json";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Visitor visitor = new Visitor(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@ParameterizedTest
	@CsvSource({ "401, clerk_key_invalid", "403, authorization_invalid", "404, resource_not_found",
			"422, request_invalid", "429, too_many_requests", "500, internal_clerk_error",
			"503, internal_clerk_error" })
	void anErrorIsAnsweredAsOftenAsSaid(int status, String code) {
		this.clerk.faults().fail(KEYS, status, 2);

		assertThat(this.visitor.get(KEYS).status()).isEqualTo(status);
		assertThat(this.visitor.get(KEYS).errorCode()).isEqualTo(code);
		assertThat(this.visitor.get(KEYS).status()).isEqualTo(200);
		assertThat(this.clerk.requests(KEYS)).extracting(RecordedRequest::status).containsExactly(status, status, 200);
	}

	@Test
	void faultsOfAPathTakeTurns() {
		this.clerk.faults().rateLimit(KEYS, Duration.ofSeconds(7), 1).garbage(KEYS, 1).truncate(KEYS, 1);

		Answer limited = this.visitor.get(KEYS);
		assertThat(limited.status()).isEqualTo(429);
		assertThat(limited.header("Retry-After")).isEqualTo("7");
		assertThat(this.visitor.get(KEYS).header("Content-Type")).isEqualTo("text/html");
		assertThat(this.visitor.get(KEYS).body()).isEqualTo("{\"object\":");
		assertThat(this.visitor.get(KEYS).status()).isEqualTo(200);
	}

	@Test
	void aPageReadsWhatComesInPlaceOfTheAnswer() {
		this.clerk.faults().rateLimit("/v1/client", Duration.ofSeconds(7), 2);
		Visitor page = new Visitor(this.clerk).header("Origin", "http://localhost:8080");

		assertThat(page.send("OPTIONS", "/v1/client").status()).isEqualTo(204);
		Answer limited = page.get("/v1/client");
		Answer stranger = new Visitor(this.clerk).header("Origin", "https://evil.example").get("/v1/client");

		assertThat(limited.status()).isEqualTo(429);
		assertThat(limited.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:8080");
		assertThat(limited.header("Access-Control-Allow-Credentials")).isEqualTo("true");
		assertThat(limited.header("Access-Control-Expose-Headers")).contains("Retry-After");
		assertThat(stranger.status()).isEqualTo(429);
		assertThat(stranger.header("Access-Control-Allow-Origin")).isNull();
	}

	@Test
	void aConnectionIsDropped() {
		this.clerk.faults().drop(KEYS, 1);

		// The JDK's client repeats a GET by itself.
		assertThatThrownBy(() -> this.visitor.post(KEYS, "")).isInstanceOf(IllegalStateException.class);
		assertThat(this.clerk.requests(KEYS).get(0).status()).isZero();
	}

	@Test
	void aSegmentInBracesStandsForAny() {
		this.clerk.faults().fail("/v1/users/{id}", 503, 1);

		assertThat(this.visitor.get("/v1/users").status()).isEqualTo(401);
		assertThat(this.visitor.get("/v1/users/user_1").status()).isEqualTo(503);
	}

	@Test
	void answersTakeAsLongAsSaid() {
		this.clerk.faults().latency(Duration.ofSeconds(20)).latency(KEYS, Duration.ofMillis(50));
		long start = System.nanoTime();

		assertThat(this.visitor.get(KEYS).status()).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
	}

	@Test
	void resetLetsEverythingGoWell() {
		this.clerk.faults().fail(KEYS, 500, 9).latency(Duration.ofSeconds(20));

		this.clerk.reset();

		assertThat(this.visitor.get(KEYS).status()).isEqualTo(200);
	}

	@Test
	void keysAreLeftOut() {
		Object first = Tokens.header(this.clerk.signIn("ada@example.com").sessionToken()).get("kid");
		this.clerk.rotateKey();
		Object second = Tokens.header(this.clerk.signIn("ada@example.com").sessionToken()).get("kid");

		this.clerk.faults().jwksWithout(String.valueOf(second));
		assertThat(this.visitor.get(KEYS).list("keys")).extracting("kid").containsExactly(first);
		this.clerk.faults().jwksEmpty();
		assertThat(this.visitor.get(KEYS).list("keys")).isEmpty();
		this.clerk.faults().clear();
		assertThat(this.visitor.get(KEYS).list("keys")).extracting("kid").containsExactly(first, second);
	}

	@Test
	void theRightSecretKeyIsRefusedToo() {
		Visitor application = new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey());
		this.clerk.faults().wrongSecretKey();

		assertThat(application.get("/v1/jwks").errorCode()).isEqualTo("clerk_key_invalid");
		this.clerk.faults().clear();
		assertThat(application.get("/v1/jwks").status()).isEqualTo(200);
	}

	@Test
	void machineSecretKeysAreRefusedToo() {
		Visitor machine = new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.machineSecretKey());
		this.clerk.faults().wrongSecretKey();

		assertThat(machine.post("/m2m_tokens", "{}").errorCode()).isEqualTo("clerk_key_invalid");
	}

	@Test
	void browsersBehindAProxyGoOnWhileTheBackendApiRefusesItsKey() {
		this.clerk.faults().wrongSecretKey();

		assertThat(proxied(this.clerk.secretKey()).status()).isEqualTo(200);
		assertThat(proxied("sk_test_wrong").errorCode()).isEqualTo("clerk_key_invalid");
	}

	private Answer proxied(String secretKey) {
		return new Visitor(this.clerk).header("Clerk-Proxy-Url", "http://localhost:8080/__clerk")
			.header("Clerk-Secret-Key", secretKey)
			.get("/v1/environment");
	}

	@Test
	void tokensAreDatedByAClockThatGoesWrong() {
		int rightly = issuedAt();

		this.clerk.faults().clockSkew(Duration.ofHours(1));
		assertThat(issuedAt() - rightly).isBetween(3600, 3660);
		this.clerk.faults().clockSkew(Duration.ofHours(-1));
		assertThat(rightly - issuedAt()).isBetween(3540, 3600);
		this.clerk.reset();
		assertThat(issuedAt() - rightly).isBetween(0, 60);
	}

	private int issuedAt() {
		return (Integer) Tokens.claims(this.clerk.signIn("ada@example.com").sessionToken()).get("iat");
	}

	@Test
	void refreshTokensExpireAndSessionsGoOn() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		String before = session.refreshToken();

		this.clerk.faults().expireRefreshTokens();

		assertThat(session.refreshToken()).isNotEqualTo(before);
		assertThat(session.sessionToken()).isNotEmpty();
	}

	@Test
	void browsersAreForgotten() {
		this.clerk.user("ada@example.com").password("correct-horse-42").create();
		String page = Visitor.page("/sign-in", "http://localhost:8080/");
		this.visitor.signIn(page, "ada@example.com", "correct-horse-42");
		assertThat(this.visitor.get(page).status()).isEqualTo(307);

		this.clerk.faults().forgetDevBrowsers();

		assertThat(this.visitor.get(page).status()).as("asked to sign in again").isEqualTo(200);
	}

	@Test
	void handshakesThatHaveBegunAreNotResolved() {
		String location = this.visitor
			.get(Visitor.page("/v1/client/handshake", "http://localhost:8080/") + "&format=nonce")
			.header("Location");
		String nonce = location
			.substring(location.indexOf("__clerk_handshake_nonce=") + "__clerk_handshake_nonce=".length());

		this.clerk.faults().expireNonces();

		assertThat(new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.get("/v1/clients/handshake_payload?nonce=" + nonce)
			.status()).isEqualTo(404);
	}

	@Test
	void whatIsNoFaultIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.faults().fail(KEYS, 200, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.faults().drop(KEYS, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.faults().drop("v1", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.faults().drop("/emulator/state", 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.faults().latency(Duration.ofSeconds(61)));
	}

}
