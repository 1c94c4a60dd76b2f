package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an OAuth application learns of the user that allowed it to, of its tokens, and of
 * the server, over HTTP.
 */
class OAuthUserInfoTests {

	private static final String ADA = "ada@example.com";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final EmulatedUser ada = this.clerk.user(ADA)
		.password(OAuthRound.PASSWORD)
		.name("Ada", "Lovelace")
		.username("ada")
		.create();

	private final EmulatedOAuthApplication site = this.clerk.oauthApplications()
		.create("Site", (a) -> a.redirectUri(OAuthRound.CALLBACK)
			.scopes("profile", "email", "public_metadata", "private_metadata", "offline_access"));

	private final OAuthRound round = new OAuthRound(this.clerk, this.site).signedIn(ADA);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void tellsWhatTheScopesAllow() {
		this.clerk.users().update(this.ada, Map.of("public_metadata", Map.of("theme", "dark")));

		Map<String, Object> all = this.round.userInfo(this.round.tokens().get("access_token")).json();
		Map<String, Object> email = this.round.userInfo(this.round.with("scope", "email").tokens().get("access_token"))
			.json();

		assertThat(all).containsEntry("sub", this.ada.id())
			.containsEntry("user_id", this.ada.id())
			.containsEntry("email", ADA)
			.containsEntry("name", "Ada Lovelace")
			.containsEntry("given_name", "Ada")
			.containsEntry("family_name", "Lovelace")
			.containsEntry("preferred_username", "ada")
			.containsEntry("public_metadata", Map.of("theme", "dark"))
			.containsEntry("private_metadata", Map.of());
		assertThat(email).containsOnlyKeys("instance_id", "sub", "user_id", "email", "email_verified");
	}

	@Test
	void theNameOfTheSchemeHasNoCase() {
		Object token = this.round.tokens().get("access_token");

		assertThat(new Visitor(this.clerk).header("Authorization", "bearer " + token).get("/oauth/userinfo").status())
			.isEqualTo(200);
	}

	@Test
	void isAskedByPostToo() {
		Object token = this.round.tokens().get("access_token");

		assertThat(
				new Visitor(this.clerk).header("Authorization", "Bearer " + token).post("/oauth/userinfo", "").json())
			.containsEntry("sub", this.ada.id());
	}

	@Test
	void withoutAGoodTokenNothingIsTold() {
		Object token = this.round.tokens().get("access_token");
		Answer none = new Visitor(this.clerk).get("/oauth/userinfo");
		assertThat(none.status()).isEqualTo(401);
		assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");

		assertInvalid("oat_unknown");
		assertInvalid(this.clerk.signIn(this.ada).sessionToken());
		assertInvalid(this.clerk.oauthTokens().create((t) -> t.subject("user_nobody")).token());

		this.clerk.users().ban(this.ada);
		assertInvalid(token);
	}

	@Test
	void anExpiredTokenIsNoGood() {
		Object token = this.round.tokens().get("access_token");
		this.clock.move(Duration.ofDays(1));

		assertInvalid(token);
	}

	private void assertInvalid(Object token) {
		Answer answer = this.round.userInfo(token);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
		assertThat(answer.json()).containsEntry("error", "invalid_token");
	}

	@Test
	void anAccessTokenIsTakenBack() {
		Object token = this.round.tokens().get("access_token");

		assertThat(this.round.call("/oauth/token/revoke", form("token", token)).status()).isEqualTo(200);

		assertInvalid(token);
		assertThat(this.round.call("/oauth/token/revoke", form("token", token)).status()).isEqualTo(200);
		assertThat(this.round.call("/oauth/token/revoke", Map.of()).json()).containsEntry("error", "invalid_request");
	}

	@Test
	void aRefreshTokenIsTakenBackWithAllThatWasAllowed() {
		Map<String, Object> tokens = this.round.tokens();

		this.round.call("/oauth/token/revoke", form("token", tokens.get("refresh_token")));

		assertInvalid(tokens.get("access_token"));
		assertThat(this.round.token(OAuthRound.refresh(tokens.get("refresh_token"))).json()).containsEntry("error",
				"invalid_grant");
	}

	@Test
	void anApplicationTakesBackItsOwnTokensOnly() {
		Map<String, Object> tokens = this.round.tokens();
		OAuthRound other = new OAuthRound(this.clerk,
				this.clerk.oauthApplications().create("Other", (a) -> a.redirectUri(OAuthRound.CALLBACK)));

		assertThat(other.call("/oauth/token/revoke", form("token", tokens.get("access_token"))).status())
			.isEqualTo(200);
		other.call("/oauth/token/revoke", form("token", tokens.get("refresh_token")));

		assertThat(this.round.userInfo(tokens.get("access_token")).status()).isEqualTo(200);
		assertThat(other.call("/oauth/token_info", form("token", tokens.get("access_token"))).json())
			.isEqualTo(Map.of("active", false));
		assertThat(new Visitor(this.clerk).submit("/oauth/token/revoke", form("token", tokens.get("access_token")))
			.status()).isEqualTo(401);
	}

	@Test
	void tellsWhatBecameOfTokens() {
		Map<String, Object> tokens = this.round.tokens();
		long now = MovableClock.START.getEpochSecond();

		assertThat(this.round.call("/oauth/token_info", form("token", tokens.get("access_token"))).json())
			.containsEntry("active", true)
			.containsEntry("client_id", this.site.clientId())
			.containsEntry("sub", this.ada.id())
			.containsEntry("iat", (int) now)
			.containsEntry("exp", (int) now + 86400);
		assertThat(this.round.call("/oauth/token_info", form("token", tokens.get("refresh_token"))).json())
			.containsEntry("active", true);
		assertThat(this.round.call("/oauth/token_info", form("token", "unknown")).json())
			.isEqualTo(Map.of("active", false));
		OAuthRound open = new OAuthRound(this.clerk,
				this.clerk.oauthApplications().create("CLI", (a) -> a.redirectUri(OAuthRound.CALLBACK).publicClient()));
		assertThat(open.call("/oauth/token_info", form("token", "unknown")).status()).isEqualTo(401);
	}

	@Test
	void tokensOfWhomNobodyWelcomesAreNotActive() {
		Map<String, Object> tokens = this.round.tokens();
		Map<String, String> accessToken = form("token", tokens.get("access_token"));
		Map<String, String> refreshToken = form("token", tokens.get("refresh_token"));

		this.clerk.users().lock(this.ada);
		assertThat(this.round.call("/oauth/token_info", accessToken).json()).isEqualTo(Map.of("active", false));
		assertThat(this.round.call("/oauth/token_info", refreshToken).json()).isEqualTo(Map.of("active", false));
		this.clerk.users().unlock(this.ada);
		assertThat(this.round.call("/oauth/token_info", accessToken).json()).containsEntry("active", true);
		assertThat(this.round.call("/oauth/token_info", refreshToken).json()).containsEntry("active", true);
		this.clerk.users().delete(this.ada);
		assertThat(this.round.call("/oauth/token_info", accessToken).json()).isEqualTo(Map.of("active", false));
		assertThat(this.round.call("/oauth/token_info", refreshToken).json()).isEqualTo(Map.of("active", false));
	}

	@Test
	void tellsWhereEverythingIs() {
		Map<String, Object> metadata = new Visitor(this.clerk).get("/.well-known/oauth-authorization-server").json();

		assertThat(metadata).containsEntry("issuer", this.clerk.url())
			.containsEntry("authorization_endpoint", this.clerk.url() + "/oauth/authorize")
			.containsEntry("token_endpoint", this.clerk.url() + "/oauth/token")
			.containsEntry("userinfo_endpoint", this.clerk.url() + "/oauth/userinfo")
			.containsEntry("jwks_uri", this.clerk.url() + "/.well-known/jwks.json")
			.containsEntry("code_challenge_methods_supported", List.of("S256"))
			.containsEntry("response_types_supported", List.of("code"));
		assertThat(new Visitor(this.clerk).get("/.well-known/openid-configuration").json()).isEqualTo(metadata);
	}

	private static Map<String, String> form(String name, Object value) {
		return new LinkedHashMap<>(Map.of(name, String.valueOf(value)));
	}

}
