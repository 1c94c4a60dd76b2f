package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClerkEmulatorTests {

	private static final String ADA = "ada+clerk_test@example.com";

	private static final String BACK = "http%3A%2F%2Flocalhost%3A8080%2Fdashboard%3Fa%3D1";

	private final ClerkEmulator clerk = ClerkEmulator.builder().demoData().start();

	private final HttpClient http = HttpClient.newHttpClient();

	@AfterEach
	void stop() {
		this.clerk.close();
	}

	@Test
	void keySetNeedsTheSecretKey() throws Exception {
		assertThat(get("/v1/jwks", "Authorization", "Bearer " + this.clerk.secretKey()).statusCode()).isEqualTo(200);
		HttpResponse<String> refused = get("/v1/jwks", "Authorization", "Bearer sk_test_wrong");

		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("clerk_key_invalid");
		assertThat(get("/.well-known/jwks.json").statusCode()).isEqualTo(200);
	}

	@Test
	void keySetHoldsNoPrivatePart() throws Exception {
		assertThat(get("/.well-known/jwks.json").body()).contains("\"n\"").doesNotContain("\"d\"");
	}

	@Test
	void tokenVerifiesWithThePublishedKey() throws Exception {
		SignedJWT token = SignedJWT.parse(this.clerk.signIn(ADA).sessionToken());

		assertThat(token.verify(new RSASSAVerifier(
				published().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey().toRSAPublicKey())))
			.isTrue();
		assertThat(token.getHeader().getCustomParam("cat")).isEqualTo("cl_B7d4PD111AAA");
	}

	@Test
	void tokenSaysWhatAdaIsInEachOrganization() throws Exception {
		EmulatedSession session = this.clerk.signIn(ADA);
		SessionAuth acme = auth(session.sessionToken());
		session.switchOrganization("globex");
		SessionAuth globex = auth(session.sessionToken());
		session.switchOrganization(null);
		SessionAuth alone = auth(session.sessionToken());

		assertThat(acme.userId()).isEqualTo("user_2demoAda000000000000000000");
		assertThat(acme.orgId()).isEqualTo("org_2abcAcme0000000000000000000");
		assertThat(acme.orgRole()).isEqualTo("org:admin");
		assertThat(acme.orgPermissions()).containsExactly("org:invoices:create", "org:invoices:read");
		assertThat(globex.orgSlug()).isEqualTo("globex");
		assertThat(globex.orgPermissions()).containsExactly("org:invoices:read");
		assertThat(alone.orgId()).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> session.switchOrganization("nowhere"));
	}

	@Test
	void userHasWhatATestGivesThem() throws Exception {
		EmulatedUser user = this.clerk.user("eve@example.com")
			.memberOf("initech", "org:member", "org:reports:read", "org:invoices:read", "org:reports:write")
			.features("o:export,u:beta")
			.plans("u:gold")
			.claim("tier", "gold")
			.create();

		SessionAuth auth = auth(this.clerk.signIn(user).sessionToken());

		assertThat(auth.orgPermissions()).containsExactlyInAnyOrder("org:reports:read", "org:reports:write",
				"org:invoices:read");
		assertThat(auth.hasFeature("beta")).isTrue();
		assertThat(auth.hasFeature("org:export")).isTrue();
		assertThat(auth.hasPlan("gold")).isTrue();
		assertThat(auth.claims().getString("tier")).isEqualTo("gold");
	}

	@Test
	void pendingUserIsPending() throws Exception {
		EmulatedUser user = this.clerk.user("eve@example.com").pending().create();

		assertThat(auth(this.clerk.signIn(user).sessionToken()).isPending()).isTrue();
	}

	@Test
	void timesComeFromTheClock() throws Exception {
		Clock clock = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
		try (ClerkEmulator moved = ClerkEmulator.builder().clock(clock).tokenTtl(Duration.ofSeconds(12)).start()) {
			JWTClaimsSet claims = SignedJWT.parse(moved.signIn("a@example.com").sessionToken()).getJWTClaimsSet();

			assertThat(claims.getIssueTime()).isEqualTo(clock.instant());
			assertThat(claims.getExpirationTime()).isEqualTo(clock.instant().plusSeconds(12));
			assertThat(claims.getNotBeforeTime()).isEqualTo(clock.instant().minusSeconds(10));
		}
	}

	@Test
	void visitorSignsInAndComesBackWithCookies() throws Exception {
		HttpResponse<String> page = get("/sign-in?redirect_url=" + BACK);
		HttpResponse<String> back = post("/sign-in",
				"redirect_url=" + BACK + "&identifier=ada%2Bclerk_test%40example.com&password=correct-horse-42", "");

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("id=\"identifier\"", "id=\"password\"", "id=\"submit\"");
		assertThat(back.statusCode()).isEqualTo(303);
		assertThat(back.headers().firstValue("Location")).contains("http://localhost:8080/dashboard?a=1");
		List<String> cookies = back.headers().allValues("Set-Cookie");
		assertThat(cookies).anyMatch((line) -> line.startsWith("__session=ey"))
			.anyMatch((line) -> line.startsWith("__client_uat=1"))
			.anyMatch((line) -> line.startsWith("__clerk_db_jwt=dvb_"))
			.allMatch((line) -> line.contains("Path=/") && !line.contains("HttpOnly"));
	}

	@Test
	void signedInVisitorComesBackAtOnceWithAFreshToken() throws Exception {
		HttpResponse<String> first = signInAsAda();
		String browser = cookie(first, "__clerk_db_jwt_");

		HttpResponse<String> again = get("/sign-in?redirect_url=" + BACK, "Cookie", browser);

		assertThat(again.statusCode()).isEqualTo(307);
		assertThat(cookie(again, "__session=")).startsWith("__session=ey");
		JWTClaimsSet claims = SignedJWT.parse(cookie(again, "__session=").substring("__session=".length()))
			.getJWTClaimsSet();
		assertThat(claims.getStringClaim("azp")).isEqualTo("http://localhost:8080");
	}

	@Test
	void wrongPasswordShowsThePageAgain() throws Exception {
		HttpResponse<String> page = post("/sign-in",
				"redirect_url=" + BACK + "&identifier=ada%2Bclerk_test%40example.com&password=wrong", "");

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("id=\"error\"");
		assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void userWithoutPasswordCanNotSignInByForm() throws Exception {
		this.clerk.user("nobody@example.com").create();

		assertThat(post("/sign-in", "redirect_url=" + BACK + "&identifier=nobody%40example.com&password=", "")
			.statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//evil.example/", "javascript:alert(1)",
			"http://localhost@evil.example/", "http://localhost.evil.example/", "data:text/html,x", "/relative",
			"\"><script>alert(1)</script>" })
	void foreignAddressIsShownAndNotFollowed(String target) throws Exception {
		String encoded = java.net.URLEncoder.encode(target, java.nio.charset.StandardCharsets.UTF_8);
		HttpResponse<String> page = get("/sign-in?redirect_url=" + encoded);
		HttpResponse<String> submitted = post("/sign-in",
				"redirect_url=" + encoded + "&identifier=ada%2Bclerk_test%40example.com&password=correct-horse-42", "");

		assertThat(page.body()).doesNotContain("<script").contains("id=\"error\"");
		assertThat(submitted.headers().firstValue("Location")).isEmpty();
		assertThat(submitted.statusCode()).isEqualTo(200);
	}

	@Test
	void visitorSignsUp() throws Exception {
		HttpResponse<String> back = post("/sign-up",
				"redirect_url=" + BACK + "&identifier=new%40example.com&password=secret-1", "");
		HttpResponse<String> twice = post("/sign-up",
				"redirect_url=" + BACK + "&identifier=new%40example.com&password=secret-1", "");

		assertThat(back.statusCode()).isEqualTo(303);
		assertThat(twice.body()).contains("has an account already");
	}

	@Test
	void visitorSignsOut() throws Exception {
		String browser = cookie(signInAsAda(), "__clerk_db_jwt_");

		HttpResponse<String> confirm = get("/sign-out?redirect_url=" + BACK, "Cookie", browser);
		HttpResponse<String> out = post("/sign-out", "redirect_url=" + BACK, browser);

		assertThat(confirm.body()).contains("Sign out");
		assertThat(out.headers().allValues("Set-Cookie")).anyMatch((line) -> line.startsWith("__client_uat=0"))
			.anyMatch((line) -> line.startsWith("__session=;") && line.contains("Max-Age=0"));
		assertThat(get("/sign-in?redirect_url=" + BACK, "Cookie", browser).statusCode()).isEqualTo(200);
	}

	@Test
	void revokedSessionIsOver() throws Exception {
		EmulatedSession session = this.clerk.signIn(ADA);

		HttpResponse<String> revoked = this.http
			.send(request("/v1/sessions/" + session.id() + "/revoke").POST(BodyPublishers.noBody())
				.header("Authorization", "Bearer " + this.clerk.secretKey())
				.build(), BodyHandlers.ofString());

		assertThat(revoked.body()).contains("revoked");
		assertThat(this.http
			.send(request("/v1/sessions/" + session.id() + "/tokens").POST(BodyPublishers.noBody())
				.header("Authorization", "Bearer " + this.clerk.secretKey())
				.build(), BodyHandlers.ofString())
			.statusCode()).isEqualTo(404);
	}

	@Test
	void rotatedKeyStandsBesideTheOldOne() throws Exception {
		String before = SignedJWT.parse(this.clerk.signIn(ADA).sessionToken()).getHeader().getKeyID();
		this.clerk.rotateKey();
		String after = SignedJWT.parse(this.clerk.signIn(ADA).sessionToken()).getHeader().getKeyID();

		assertThat(after).isNotEqualTo(before);
		assertThat(published().getKeys()).extracting("keyID").containsExactly(before, after);
		this.clerk.retireOldKeys();
		assertThat(published().getKeys()).extracting("keyID").containsExactly(after);
	}

	@Test
	void requestsAreRecordedWithoutSecrets() throws Exception {
		for (int i = 0; i < 1_100; i++) {
			get("/v1/jwks?n=" + i, "Authorization", "Bearer " + this.clerk.secretKey());
		}

		assertThat(this.clerk.requests("/v1/jwks")).hasSize(1_000)
			.allMatch((request) -> !request.authorization().contains(this.clerk.secretKey()));
		this.clerk.reset();
		assertThat(this.clerk.requests("/v1/jwks")).isEmpty();
	}

	@Test
	void hugeBodyIsRefused() throws Exception {
		assertThat(post("/sign-in", "identifier=" + "a".repeat(100_000), "").statusCode()).isEqualTo(413);
	}

	@Test
	void unknownPathIsAnsweredInClerksFormat() throws Exception {
		HttpResponse<String> unknown = get("/v1/nothing", "Authorization", "Bearer " + this.clerk.secretKey());

		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body()).contains("resource_not_found", "clerk_trace_id");
	}

	@Test
	void twoOfThemKnowNothingOfEachOther() throws Exception {
		try (ClerkEmulator other = ClerkEmulator.builder().production().start()) {
			assertThat(other.url()).isNotEqualTo(this.clerk.url());
			assertThat(other.publishableKey()).startsWith("pk_live_");
			assertThat(get("/v1/jwks", "Authorization", "Bearer " + other.secretKey()).statusCode()).isEqualTo(401);
		}
	}

	@Test
	void closingFreesThePort() {
		int port = URI.create(this.clerk.url()).getPort();
		this.clerk.close();

		try (ClerkEmulator next = ClerkEmulator.builder().port(port).start()) {
			assertThat(next.url()).isEqualTo(this.clerk.url());
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> ClerkEmulator.builder().port(port).start())
				.withMessageContaining("port " + port);
		}
	}

	@Test
	void textFormsHoldNoSecret() {
		EmulatedSession session = this.clerk.signIn(ADA);

		assertThat(this.clerk + " " + session + " " + session.user()).doesNotContain(this.clerk.secretKey())
			.doesNotContain("correct-horse-42");
	}

	private HttpResponse<String> signInAsAda() throws Exception {
		return post("/sign-in",
				"redirect_url=" + BACK + "&identifier=ada%2Bclerk_test%40example.com&password=correct-horse-42", "");
	}

	private static String cookie(HttpResponse<String> response, String start) {
		return response.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((line) -> line.startsWith(start))
			.map((line) -> line.substring(0, line.indexOf(';')))
			.findFirst()
			.orElseThrow();
	}

	private static SessionAuth auth(String token) throws Exception {
		Map<String, Object> claims = SignedJWT.parse(token).getPayload().toJSONObject();
		return SessionAuth.of(SessionClaims.of(claims), token, CallerContext.none());
	}

	private JWKSet published() throws Exception {
		return JWKSet.parse(get("/.well-known/jwks.json").body());
	}

	private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = request(path);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String form, String cookie)
			throws IOException, InterruptedException {
		return this.http.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.header("Cookie", cookie)
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.clerk.url() + path));
	}

}
