package com.clerk.spring.test.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OAuth applications get tokens for codes and refresh tokens, over HTTP.
 */
class OAuthTokenTests {

	private static final String ADA = "ada@example.com";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final EmulatedOAuthApplication cli = this.clerk.oauthApplications()
		.create("CLI",
				(a) -> a.publicClient()
					.redirectUri(OAuthRound.CALLBACK)
					.scopes("openid", "email", "offline_access", "projects:read"));

	private final EmulatedOAuthApplication site = this.clerk.oauthApplications()
		.create("Site", (a) -> a.redirectUri(OAuthRound.CALLBACK).jwt());

	private EmulatedUser ada;

	private OAuthRound round;

	@BeforeEach
	void signIn() {
		this.ada = this.clerk.user(ADA).password(OAuthRound.PASSWORD).create();
		this.round = new OAuthRound(this.clerk, this.cli).signedIn(ADA);
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void aCodeBringsTokens() {
		String code = this.round.with("nonce", "n-1").code();

		Answer answer = this.round.token(this.round.exchange(code));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		Map<String, Object> tokens = answer.json();
		assertThat(tokens).containsEntry("token_type", "Bearer")
			.containsEntry("expires_in", 86400)
			.containsEntry("scope", "openid email offline_access projects:read")
			.containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "refresh_token", "id_token");
		assertThat((String) tokens.get("access_token")).startsWith("oat_");
		assertThat(this.clerk.oauthTokens().all()).singleElement().satisfies((token) -> {
			assertThat(token.token()).isEqualTo(tokens.get("access_token"));
			assertThat(token.subject()).isEqualTo(this.ada.id());
			assertThat(token.scopes()).containsExactly("openid", "email", "offline_access", "projects:read");
		});
	}

	@Test
	void theIdTokenTellsWhoSignedIn() {
		String idToken = (String) this.round.with("nonce", "n-1").tokens().get("id_token");
		long now = MovableClock.START.getEpochSecond();

		assertThat(Tokens.header(idToken)).containsEntry("alg", "RS256").containsEntry("typ", "JWT");
		assertThat(Tokens.verified(this.clerk, idToken)).containsEntry("iss", this.clerk.url())
			.containsEntry("aud", this.cli.clientId())
			.containsEntry("sub", this.ada.id())
			.containsEntry("nonce", "n-1")
			.containsEntry("email", ADA)
			.containsEntry("email_verified", true)
			.containsEntry("iat", (int) now)
			.containsEntry("exp", (int) now + 86400)
			.doesNotContainKeys("name", "sid");
	}

	@Test
	void thereIsNoIdTokenAndNoRefreshTokenWhereNobodyAskedForThem() {
		assertThat(this.round.with("scope", "email").tokens())
			.containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
			.containsEntry("scope", "email");
	}

	@Test
	void anApplicationMayHaveJwts() {
		OAuthRound siteRound = new OAuthRound(this.clerk, this.site).signedIn(ADA);

		String token = (String) siteRound.tokens().get("access_token");

		assertThat(Tokens.header(token)).containsEntry("typ", "at+jwt");
		assertThat(Tokens.verified(this.clerk, token)).containsEntry("sub", this.ada.id())
			.containsEntry("client_id", this.site.clientId())
			.containsEntry("scope", "profile email");
		assertThat(siteRound.userInfo(token).status()).isEqualTo(200);
	}

	@Test
	void aCodeIsGoodForAMinute() {
		String early = this.round.code();
		this.clock.move(Duration.ofSeconds(59));
		assertThat(this.round.token(this.round.exchange(early)).status()).isEqualTo(200);

		String late = this.round.code();
		this.clock.move(Duration.ofSeconds(60));
		assertError(this.round.token(this.round.exchange(late)), "invalid_grant");
	}

	@Test
	void theSecondUseOfACodeTakesBackWhatItBrought() {
		String code = this.round.code();
		Map<String, Object> tokens = this.round.token(this.round.exchange(code)).json();
		this.clock.move(Duration.ofMinutes(5));

		assertError(this.round.token(this.round.exchange(code)), "invalid_grant");

		assertThat(this.round.userInfo(tokens.get("access_token")).status()).isEqualTo(401);
		assertThat(this.clerk.oauthTokens().all()).allMatch(EmulatedMachineToken::isRevoked);
		assertError(this.round.token(OAuthRound.refresh(tokens.get("refresh_token"))), "invalid_grant");
	}

	@Test
	void ofManyUsesAtOnceAtMostOneBringsTokensWhichAreTakenBack() {
		Map<String, String> form = this.round.exchange(this.round.code());

		List<CompletableFuture<Integer>> uses = Stream.generate(() -> form)
			.limit(8)
			.map((each) -> CompletableFuture.supplyAsync(() -> this.round.token(each).status()))
			.toList();

		assertThat(uses.stream().map(CompletableFuture::join).filter((status) -> status == 200).count())
			.isLessThanOrEqualTo(1);
		assertThat(this.clerk.oauthTokens().all()).allMatch(EmulatedMachineToken::isRevoked);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			code          | unknown                        | invalid_grant
			code          | -                              | invalid_request
			redirect_uri  | http://localhost:9999/callback | invalid_grant
			code_verifier | -                              | invalid_grant
			code_verifier | short                          | invalid_grant
			code_verifier | dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK | invalid_grant
			grant_type    | -                              | invalid_request
			grant_type    | password                       | unsupported_grant_type
			grant_type    | client_credentials             | unsupported_grant_type
			""")
	void aWrongParameterBringsNothing(String name, String value, String error) {
		Map<String, String> form = this.round.exchange(this.round.code());
		form.remove(name);
		if (value != null) {
			form.put(name, value);
		}

		assertError(this.round.token(form), error);
		assertThat(this.clerk.oauthTokens().all()).isEmpty();
	}

	@Test
	void whereACodeWentIsLeftToPkceAloneIfTheClientUsesIt() {
		Map<String, String> form = this.round.exchange(this.round.code());
		form.remove("redirect_uri");
		assertThat(this.round.token(form).status()).isEqualTo(200);

		OAuthRound siteRound = new OAuthRound(this.clerk, this.site).signedIn(ADA)
			.without("code_challenge")
			.without("code_challenge_method");
		Map<String, String> plain = siteRound.exchange(siteRound.code());
		plain.remove("code_verifier");
		String redirectUri = plain.remove("redirect_uri");
		assertError(siteRound.token(plain), "invalid_request");
		plain.put("redirect_uri", redirectUri);
		assertThat(siteRound.token(plain).status()).isEqualTo(200);
	}

	@Test
	void codesThatNobodyUsesTakeNothingFromOthers() {
		String code = this.round.code();
		Map<String, Object> tokens = this.round.token(this.round.exchange(code)).json();
		OAuthRound trusted = new OAuthRound(this.clerk, this.clerk.oauthApplications()
			.create("Trusted", (a) -> a.redirectUri(OAuthRound.CALLBACK).withoutConsent())).signedIn(ADA);
		for (int i = 0; i < 1001; i++) {
			trusted.authorize();
		}

		tokens = this.round.token(OAuthRound.refresh(tokens.get("refresh_token"))).json();
		assertThat(this.round.userInfo(tokens.get("access_token")).status()).isEqualTo(200);
		assertError(this.round.token(this.round.exchange(code)), "invalid_grant");
		assertThat(this.round.userInfo(tokens.get("access_token")).status()).isEqualTo(401);
	}

	@Test
	void whoIsBannedForAWhileKeepsCodesAndRefreshTokens() {
		Map<String, String> exchange = this.round.exchange(this.round.code());
		Map<String, String> refresh = OAuthRound.refresh(this.round.tokens().get("refresh_token"));
		this.clerk.users().ban(this.ada);
		assertError(this.round.token(exchange), "invalid_grant");
		assertError(this.round.token(refresh), "invalid_grant");

		this.clerk.users().unban(this.ada);

		assertThat(this.round.token(exchange).status()).isEqualTo(200);
		assertThat(this.round.token(refresh).status()).isEqualTo(200);
	}

	@Test
	void aVerifierIsTriedOnce() {
		Map<String, String> form = this.round.exchange(this.round.code());
		Map<String, String> wrong = new HashMap<>(form);
		wrong.put("code_verifier", "x".repeat(43));
		this.round.token(wrong);

		assertError(this.round.token(form), "invalid_grant");
	}

	@Test
	void aVerifierWithoutAChallengeIsRefused() {
		OAuthRound siteRound = new OAuthRound(this.clerk, this.site).signedIn(ADA)
			.without("code_challenge")
			.without("code_challenge_method");
		Map<String, String> form = siteRound.exchange(siteRound.code());
		assertError(siteRound.token(form), "invalid_grant");

		Map<String, String> plain = siteRound.exchange(siteRound.code());
		plain.remove("code_verifier");
		assertThat(siteRound.token(plain).status()).isEqualTo(200);
	}

	@Test
	void aCodeIsForItsApplicationOnly() {
		String code = this.round.code();

		assertError(new OAuthRound(this.clerk, this.site).token(this.round.exchange(code)), "invalid_grant");
	}

	@Test
	void aCodeOfAUserWhoIsBannedMeanwhileBringsNothing() {
		String code = this.round.code();
		this.clerk.users().ban(this.ada);

		assertError(this.round.token(this.round.exchange(code)), "invalid_grant");
	}

	@Test
	void anApplicationWithASecretProvesItByTheHeaderOrByTheBody() {
		OAuthRound siteRound = new OAuthRound(this.clerk, this.site).signedIn(ADA);
		Map<String, String> form = siteRound.exchange(siteRound.code());

		assertThat(basic(this.site.clientId(), this.site.clientSecret()).submit("/oauth/token", form).status())
			.isEqualTo(200);
		assertThat(siteRound.token(siteRound.exchange(siteRound.code())).status()).isEqualTo(200);
	}

	@Test
	void whoProvesNothingIsRefused() {
		OAuthRound siteRound = new OAuthRound(this.clerk, this.site).signedIn(ADA);
		Map<String, String> form = siteRound.exchange(siteRound.code());

		assertUnproven(basic(this.site.clientId(), "wrong").submit("/oauth/token", form));
		assertUnproven(basic("unknown", this.site.clientSecret()).submit("/oauth/token", form));
		assertUnproven(new Visitor(this.clerk).submit("/oauth/token", form));
		assertUnproven(submit(form, Map.of("client_id", this.site.clientId())));
		assertUnproven(submit(form, Map.of("client_id", this.site.clientId(), "client_secret", "wrong")));
		assertUnproven(submit(form, Map.of("client_id", this.cli.clientId(), "client_secret", "any")));
		assertThat(siteRound.token(form).status()).as("the code is still good").isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic !", "Basic bm9jb2xvbg==", "Basic JTp4", "Digest abc", "Bearer oat_x" })
	void aHeaderThatCannotBeReadProvesNothing(String authorization) {
		assertUnproven(new Visitor(this.clerk).header("Authorization", authorization)
			.submit("/oauth/token", Map.of("grant_type", "refresh_token")));
	}

	@Test
	void twoProofsAreOneTooMany() {
		Visitor client = basic(this.site.clientId(), this.site.clientSecret());

		assertError(client.submit("/oauth/token", Map.of("client_secret", this.site.clientSecret())),
				"invalid_request");
		assertError(client.submit("/oauth/token", Map.of("client_id", this.cli.clientId())), "invalid_request");
	}

	@Test
	void onlyFormsAreReadAndNothingTwice() {
		Visitor client = new Visitor(this.clerk);
		assertError(client.header("Content-Type", "application/json").post("/oauth/token", "{}"), "invalid_request");

		client.header("Content-Type", "application/x-www-form-urlencoded");
		assertError(client.post("/oauth/token", "client_id=" + this.cli.clientId() + "&grant_type=a&grant_type=a"),
				"invalid_request");
		assertError(client.post("/oauth/token", "client_id=%"), "invalid_request");
		assertThat(client.get("/oauth/token").status()).isEqualTo(404);
	}

	@Test
	void aRefreshTokenIsReplacedWhenItIsUsed() {
		Object first = this.round.tokens().get("refresh_token");
		this.clock.move(Duration.ofDays(30));

		Answer answer = this.round.token(OAuthRound.refresh(first));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("refresh_token")).isNotEqualTo(first);
		assertThat(answer.json()).containsKeys("access_token", "id_token");
		assertThat(this.round.userInfo(answer.json().get("access_token")).status()).isEqualTo(200);
		assertThat(this.round.token(OAuthRound.refresh(answer.json().get("refresh_token"))).status()).isEqualTo(200);
	}

	@Test
	void aRefreshTokenThatIsUsedTwiceTakesBackAll() {
		Object first = this.round.tokens().get("refresh_token");
		Map<String, Object> second = this.round.token(OAuthRound.refresh(first)).json();

		assertError(this.round.token(OAuthRound.refresh(first)), "invalid_grant");

		assertError(this.round.token(OAuthRound.refresh(second.get("refresh_token"))), "invalid_grant");
		assertThat(this.round.userInfo(second.get("access_token")).status()).isEqualTo(401);
	}

	@Test
	void aRefreshTokenIsGoodForWhatWasAllowedOrLess() {
		Object first = this.round.tokens().get("refresh_token");
		Map<String, String> more = OAuthRound.refresh(first);
		more.put("scope", "email profile");
		Map<String, String> less = OAuthRound.refresh(first);
		less.put("scope", "email");

		assertError(this.round.token(more), "invalid_scope");
		assertError(new OAuthRound(this.clerk, this.site).token(less), "invalid_grant");
		assertThat(this.round.token(less).json()).containsEntry("scope", "email").doesNotContainKey("id_token");
	}

	@Test
	void anIdTokenTellsNoMoreThanTheScopesAllowThatARefreshAsksFor() {
		Map<String, String> less = OAuthRound.refresh(this.round.tokens().get("refresh_token"));
		less.put("scope", "openid");

		String idToken = (String) this.round.token(less).json().get("id_token");

		assertThat(Tokens.verified(this.clerk, idToken)).containsEntry("sub", this.ada.id())
			.doesNotContainKeys("email", "email_verified");
	}

	@Test
	void anApplicationThatIsDeletedTakesItsTokensAlong() {
		Map<String, Object> tokens = this.round.tokens();
		String code = this.round.code();
		EmulatedMachineToken made = this.clerk.oauthTokens()
			.create((t) -> t.subject(this.ada.id()).clientId(this.cli.clientId()));
		EmulatedMachineToken other = this.clerk.oauthTokens().create((t) -> t.subject(this.ada.id()).clientId("other"));

		new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.delete("/v1/oauth_applications/" + this.cli.id());
		EmulatedOAuthApplication namesake = this.clerk.oauthApplications()
			.create("Namesake", (a) -> a.clientId(this.cli.clientId()).publicClient().redirectUri(OAuthRound.CALLBACK));

		OAuthRound after = new OAuthRound(this.clerk, namesake);
		assertThat(after.userInfo(tokens.get("access_token")).status()).isEqualTo(401);
		assertThat(made.isRevoked()).isTrue();
		assertThat(other.isRevoked()).isFalse();
		assertError(after.token(OAuthRound.refresh(tokens.get("refresh_token"))), "invalid_grant");
		assertError(after.token(after.exchange(code)), "invalid_grant");
	}

	@Test
	void anUnknownRefreshTokenBringsNothing() {
		assertError(this.round.token(OAuthRound.refresh("unknown")), "invalid_grant");
		assertError(this.round.token(Map.of("grant_type", "refresh_token")), "invalid_request");
	}

	@Test
	void pagesOfTrustedOriginsMayCall() {
		Visitor page = new Visitor(this.clerk).header("Origin", "http://localhost:3000");
		Map<String, String> form = new HashMap<>(this.round.exchange(this.round.code()));
		form.put("client_id", this.cli.clientId());

		assertThat(page.send("OPTIONS", "/oauth/token").header("Access-Control-Allow-Methods")).contains("POST");
		Answer answer = page.submit("/oauth/token", form);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
		Visitor foreign = new Visitor(this.clerk).header("Origin", "https://evil.example");
		assertThat(foreign.submit("/oauth/token", form).status()).isEqualTo(403);
	}

	@Test
	void faultsComeHereToo() {
		this.clerk.faults().fail("/oauth/token", 503, 1);
		Map<String, String> form = this.round.exchange(this.round.code());

		assertThat(this.round.token(form).status()).isEqualTo(503);
		assertThat(this.round.token(form).status()).isEqualTo(200);
	}

	private Visitor basic(String clientId, String secret) {
		String credentials = Base64.getEncoder()
			.encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
		return new Visitor(this.clerk).header("Authorization", "Basic " + credentials);
	}

	private Answer submit(Map<String, String> form, Map<String, String> more) {
		Map<String, String> all = new HashMap<>(form);
		all.putAll(more);
		return new Visitor(this.clerk).submit("/oauth/token", all);
	}

	private static void assertUnproven(Answer answer) {
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
		assertThat(answer.json()).containsEntry("error", "invalid_client");
	}

	private static void assertError(Answer answer, String error) {
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.json()).containsEntry("error", error).containsOnlyKeys("error", "error_description");
	}

}
