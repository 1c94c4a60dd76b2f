package com.clerk.spring.test.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Control over HTTP.
 */
class ControlTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().control(true).start();

	private final Visitor test = new Visitor(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void stateIsShownWithoutSecrets() {
		EmulatedSession session = this.clerk.signIn("ada+clerk_test@example.com");

		Answer state = this.test.get("/emulator/state");

		assertThat(state.list("users")).hasSize(2).extracting("id").contains(session.user().id());
		assertThat(state.list("organizations")).extracting("slug").containsExactly("acme", "globex");
		assertThat(state.list("sessions")).extracting("id", "status").containsExactly(tuple(session.id(), "active"));
		assertThat(state.body()).doesNotContain("correct-horse", session.refreshToken());
	}

	@Test
	void theEmulatorIsReset() {
		this.clerk.user("new@example.com").create();

		assertThat(this.test.post("/emulator/reset", "").status()).isEqualTo(200);

		assertThat(this.clerk.users().all()).hasSize(2);
	}

	@Test
	void tokensLiveAsLongAsSaid() {
		assertThat(this.test.post("/emulator/token-ttl/12", "").status()).isEqualTo(200);

		Map<String, Object> claims = Tokens.claims(this.clerk.signIn("ada+clerk_test@example.com").sessionToken());
		assertThat((Integer) claims.get("exp") - (Integer) claims.get("iat")).isEqualTo(12);
		assertThat(this.test.post("/emulator/token-ttl/0", "").status()).isEqualTo(422);
	}

	@Test
	void theKeyIsRotated() {
		assertThat(this.test.post("/emulator/rotate-key", "").status()).isEqualTo(200);

		assertThat(this.test.get("/.well-known/jwks.json").list("keys")).hasSize(2);
	}

	@Test
	void aSessionIsRevoked() {
		EmulatedSession session = this.clerk.signIn("ada+clerk_test@example.com");

		assertThat(this.test.post("/emulator/sessions/" + session.id() + "/revoke", "").status()).isEqualTo(200);

		assertThat(this.test.get("/emulator/state").list("sessions").get(0)).containsEntry("status", "revoked");
		assertThat(this.test.post("/emulator/sessions/sess_none/revoke", "").status()).isEqualTo(404);
	}

	@Test
	void faultsAreSetAndReplaced() {
		this.test.post("/emulator/faults", """
				[{"kind":"fail","path":"/v1/jwks","status":503},
				{"kind":"rate_limit","path":"/v1/jwks","retry_after":7,"times":2}]""");

		assertThat(this.test.get("/v1/jwks").status()).isEqualTo(503);
		assertThat(this.test.get("/v1/jwks").header("Retry-After")).isEqualTo("7");
		assertThat(this.test.post("/emulator/faults", "[]").status()).isEqualTo(200);
		assertThat(this.test.get("/v1/jwks").status()).isEqualTo(401);
	}

	@Test
	void faultsOfTheInstanceAreSet() {
		int rightly = issuedAt();
		this.test.post("/emulator/faults",
				"""
						[{"kind":"jwks_empty"},{"kind":"clock_skew","behind":7200},{"kind":"expire_refresh_tokens"},
						{"kind":"rotate_dev_browsers"},{"kind":"forget_dev_browsers"},{"kind":"expire_nonces"},{"kind":"wrong_secret_key"}]""");

		assertThat(this.test.get("/.well-known/jwks.json").list("keys")).isEmpty();
		assertThat(rightly - issuedAt()).isBetween(7100, 7200);
		assertThat(this.test.post("/emulator/faults", "[{\"kind\":\"jwks_without\",\"kid\":\"ins_x\"}]").status())
			.isEqualTo(200);
		assertThat(this.test.get("/.well-known/jwks.json").list("keys")).hasSize(1);
	}

	private int issuedAt() {
		return (Integer) Tokens.claims(this.clerk.signIn("ada+clerk_test@example.com").sessionToken()).get("iat");
	}

	@Test
	void keysAreKeptWhereAskedFor() {
		String jwtKey = this.clerk.jwtKey();

		this.test.post("/emulator/reset?keep_keys=true", "");
		assertThat(this.clerk.jwtKey()).isEqualTo(jwtKey);
		this.test.post("/emulator/reset", "");
		assertThat(this.clerk.jwtKey()).isNotEqualTo(jwtKey);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[1]", "[{\"kind\":\"fail\"}]", "[{\"kind\":\"other\",\"path\":\"/v1/jwks\"}]",
			"[{\"kind\":\"drop\",\"path\":\"v1\"}]", "[{\"kind\":\"fail\",\"path\":\"/\",\"status\":200}]" })
	void whatIsNoFaultIsRefused(String body) {
		assertThat(this.test.post("/emulator/faults", body).status()).isIn(400, 422);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[null]", "null", "[{\"kind\":\"drop\",\"path\":\"/v1/jwks\",\"tmies\":2}]",
			"[{\"kind\":\"jwks_empty\",\"path\":\"/v1/jwks\"}]", "[{\"kind\":\"clock_skew\",\"behnd\":600}]",
			"[{\"kind\":\"drop\",\"path\":\"/v1/jwks\"},{\"kind\":\"fail\",\"path\":\"/v1/jwks\",\"status\":99}]",
			"[{\"kind\":\"wrong_secret_key\"},{\"kind\":\"drop\",\"path\":\"/\",\"times\":0}]",
			"[{\"kind\":\"wrong_secret_key\"},{\"kind\":\"drop\",\"path\":\"/emulator/state\"}]",
			"[{\"kind\":\"wrong_secret_key\"},{\"kind\":\"latency\",\"path\":\"/\",\"milliseconds\":60001}]" })
	void listWithAFaultThatIsNoneChangesNothing(String body) {
		this.clerk.faults().fail("/v1/jwks", 503, 1);

		assertThat(this.test.post("/emulator/faults", body).status()).isIn(400, 422);

		assertThat(this.test.get("/v1/jwks").status()).isEqualTo(503);
		assertThat(this.test.header("Authorization", "Bearer " + this.clerk.secretKey()).get("/v1/jwks").status())
			.isEqualTo(200);
	}

	@Test
	void endpointOfWebhooksOutlivesAResetFromElsewhere() {
		this.clerk.webhooks().endpoint("http://localhost:1/webhooks");

		this.test.post("/emulator/reset", "");

		assertThat(this.clerk.webhooks()).hasToString("EmulatedWebhooks[http://localhost:1/webhooks]");
	}

	@Test
	void requestsAreShownWithSecretsShortened() {
		this.test.header("Authorization", "Bearer " + this.clerk.secretKey()).get("/v1/jwks");

		Answer requests = this.test.get("/emulator/requests");

		assertThat(requests.array().get(0)).containsEntry("path", "/v1/jwks").containsEntry("status", 200);
		assertThat(requests.body()).doesNotContain(this.clerk.secretKey());
	}

	@Test
	void pagesOfOtherSitesHaveNoControl() {
		Visitor foreign = new Visitor(this.clerk).header("Origin", "https://evil.example");
		Visitor application = new Visitor(this.clerk).header("Origin", "http://localhost:8080");
		Visitor own = new Visitor(this.clerk).header("Origin", this.clerk.url());

		assertThat(foreign.post("/emulator/reset", "").status()).isEqualTo(403);
		assertThat(application.post("/emulator/reset", "").status()).isEqualTo(403);
		assertThat(own.post("/emulator/reset", "").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "none, 200", "same-origin, 200", "same-site, 403", "cross-site, 403" })
	void whereAPageIsWhichTheBrowserTellsOfDecides(String site, int status) {
		assertThat(this.test.header("Sec-Fetch-Site", site).get("/emulator/state").status()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Clerk-Proxy-Url", "Clerk-Secret-Key", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "Via", "X-Real-IP", "CDN-Loop" })
	void whatAProxyPassesOnHasNoControl(String header) {
		Visitor proxy = new Visitor(this.clerk).header(header, "http://localhost:8080/__clerk");

		assertThat(proxy.get("/emulator/state").status()).isEqualTo(403);
		assertThat(proxy.post("/emulator/reset", "").status()).isEqualTo(403);
	}

	@Test
	void aNameOfAnotherSiteThatLeadsHereGivesNoControl() throws IOException {
		assertThat(statusLine("evil.example")).contains(" 403 ");
		assertThat(statusLine("localhost")).contains(" 200 ");
	}

	private String statusLine(String host) throws IOException {
		int port = URI.create(this.clerk.url()).getPort();
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.getOutputStream()
				.write(("GET /emulator/state HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
		}
	}

	@Test
	void withoutBeingAskedForThereIsNoControl() {
		try (ClerkEmulator usual = ClerkEmulator.builder().start()) {
			assertThat(new Visitor(usual).post("/emulator/reset", "").status()).isEqualTo(404);
			assertThat(new Visitor(usual).get("/emulator/state").status()).isEqualTo(404);
		}
	}

}
