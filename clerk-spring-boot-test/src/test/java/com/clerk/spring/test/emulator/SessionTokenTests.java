package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What is in a session token, read with Nimbus by the published keys.
 */
class SessionTokenTests {

	private static final String ADA = "ada+clerk_test@example.com";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).demoData().start();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void headerSaysWhichKindAndWhichKey() {
		assertThat(Tokens.header(this.clerk.signIn(ADA).sessionToken())).containsOnlyKeys("alg", "cat", "kid", "typ")
			.containsEntry("alg", "RS256")
			.containsEntry("cat", "cl_B7d4PD111AAA")
			.containsEntry("typ", "JWT")
			.hasEntrySatisfying("kid", (kid) -> assertThat(kid.toString()).startsWith("ins_"));
	}

	@Test
	void claimsOfAdaInAcme() {
		EmulatedSession session = this.clerk.signIn(ADA).switchOrganization("acme");

		Map<String, Object> claims = Tokens.verified(this.clerk,
				session.seenFrom("http://localhost:8080").sessionToken());

		int now = (int) MovableClock.START.getEpochSecond();
		assertThat(claims).containsOnlyKeys("azp", "exp", "fea", "fva", "iat", "iss", "jti", "nbf", "o", "sid", "sts",
				"sub", "v");
		assertThat(claims).containsEntry("azp", "http://localhost:8080")
			.containsEntry("iat", now)
			.containsEntry("nbf", now - 10)
			.containsEntry("exp", now + 60)
			.containsEntry("fva", List.of(0, -1))
			.containsEntry("sid", session.id())
			.containsEntry("sts", "active")
			.containsEntry("sub", "user_2demoAda000000000000000000")
			.containsEntry("v", 2)
			.containsEntry("fea", "o:invoices")
			.containsEntry("o", Map.of("id", "org_2abcAcme0000000000000000000", "rol", "admin", "slg", "acme", "per",
					"create,read", "fpm", "3"));
		assertThat(claims.get("iss").toString()).matches("https://local-clerk-\\d+\\.clerk\\.accounts\\.dev");
	}

	@Test
	void claimsOfAdaInGlobex() {
		Map<String, Object> claims = Tokens
			.claims(this.clerk.signIn(ADA).switchOrganization("org_2abcGlobex00000000000000000").sessionToken());

		assertThat(claims).containsEntry("fea", "o:invoices")
			.containsEntry("o", Map.of("id", "org_2abcGlobex00000000000000000", "rol", "member", "slg", "globex", "per",
					"read", "fpm", "1"));
	}

	@Test
	void claimsOfThePersonalAccountNameNoOrganization() {
		assertThat(Tokens.claims(this.clerk.signIn(ADA).switchOrganization(null).sessionToken()))
			.doesNotContainKeys("o", "fea", "azp");
		assertThat(Tokens.claims(this.clerk.signIn("bob+clerk_test@example.com").sessionToken()))
			.doesNotContainKeys("o", "fea", "azp");
	}

	@Test
	void libraryReadsTheSamePermissionsAsWereGiven() {
		this.clerk.organization("initech").features("export", "reports").plan("gold").create();
		this.clerk.user("eve@example.com")
			.memberOf("initech", "org:billing", "org:invoices:read", "org:teams:manage", "org:sys_profile:manage",
					"org:reports:read", "org:invoices:create")
			.features("themes")
			.plan("plus")
			.create();

		SessionAuth auth = read(this.clerk.signIn("eve@example.com").sessionToken());

		assertThat(auth.orgRole()).isEqualTo("org:billing");
		assertThat(auth.orgSlug()).isEqualTo("initech");
		assertThat(auth.orgPermissions()).containsExactlyInAnyOrder("org:invoices:read", "org:teams:manage",
				"org:reports:read", "org:invoices:create");
		assertThat(auth.features().organization()).containsExactly("invoices", "teams", "reports", "export");
		assertThat(auth.features().user()).containsExactly("themes");
		assertThat(auth.plans().organization()).containsExactly("gold");
		assertThat(auth.plans().user()).containsExactly("plus");
	}

	@Test
	void libraryReadsTheSamePermissionsFromVersion1() {
		this.clerk.sessionTokenVersion(1);
		String token = this.clerk.signIn(ADA).sessionToken();

		assertThat(Tokens.claims(token)).doesNotContainKeys("v", "o", "fea")
			.containsEntry("org_id", "org_2abcAcme0000000000000000000")
			.containsEntry("org_role", "org:admin")
			.containsEntry("org_slug", "acme")
			.containsEntry("org_permissions", List.of("org:invoices:create", "org:invoices:read"));
		assertThat(read(token).orgPermissions()).containsExactly("org:invoices:create", "org:invoices:read");
	}

	@Test
	void whenClockMovesThenTokensAreDatedByIt() {
		EmulatedSession session = this.clerk.signIn(ADA);

		this.clock.move(Duration.ofMinutes(7));

		int now = (int) MovableClock.START.plus(Duration.ofMinutes(7)).getEpochSecond();
		assertThat(Tokens.claims(session.sessionToken())).containsEntry("iat", now)
			.containsEntry("exp", now + 60)
			.containsEntry("fva", List.of(7, -1));
	}

	@Test
	void expiredTokenIsGenuineAndLongExpired() {
		Map<String, Object> claims = Tokens.verified(this.clerk, this.clerk.signIn(ADA).expiredSessionToken());

		int now = (int) MovableClock.START.getEpochSecond();
		assertThat(claims).containsEntry("exp", now - 600).containsEntry("iat", now - 660);
	}

	@Test
	void tokenTtlCanBeSetAndChanged() {
		try (ClerkEmulator brief = ClerkEmulator.builder().clock(this.clock).tokenTtl(Duration.ofSeconds(12)).start()) {
			EmulatedSession session = brief.signIn(ADA);
			assertThat(life(session.sessionToken())).isEqualTo(12);

			brief.tokenTtl(Duration.ofMinutes(5));

			assertThat(life(session.sessionToken())).isEqualTo(300);
		}
	}

	@Test
	void whenTokenTtlIsLessThanASecondThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.tokenTtl(Duration.ofMillis(999)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.tokenTtl(Duration.ofSeconds(-1)));
	}

	@Test
	void pendingSessionSaysSo() {
		String token = this.clerk.signIn(ADA).pending().sessionToken();

		assertThat(Tokens.claims(token)).containsEntry("sts", "pending");
		assertThat(read(token).isAuthenticated()).isFalse();
	}

	@Test
	void factorsAreAsOldAsAsked() {
		EmulatedSession session = this.clerk.signIn(ADA)
			.factorVerificationAge(Duration.ofMinutes(90), Duration.ofSeconds(119));

		assertThat(Tokens.claims(session.sessionToken())).containsEntry("fva", List.of(90, 1));
	}

	@Test
	void extraClaimsAreAddedAndReplaceNoneOfClerks() {
		try (ClerkEmulator extra = ClerkEmulator.builder().claim("tier", "free").claim("region", "eu").start()) {
			extra.user("ada@example.com").claim("tier", "gold").claim("sub", "user_evil").create();
			EmulatedSession session = extra.signIn("ada@example.com");

			assertThat(Tokens.claims(session.sessionToken())).containsEntry("tier", "gold")
				.containsEntry("region", "eu")
				.containsEntry("sub", session.user().id());
		}
	}

	@Test
	void everyTokenHasAnIdOfItsOwn() {
		EmulatedSession session = this.clerk.signIn(ADA);

		assertThat(Tokens.claims(session.sessionToken()).get("jti"))
			.isNotEqualTo(Tokens.claims(session.sessionToken()).get("jti"));
	}

	private static int life(String token) {
		Map<String, Object> claims = Tokens.claims(token);
		return (Integer) claims.get("exp") - (Integer) claims.get("iat");
	}

	private static SessionAuth read(String token) {
		return SessionAuth.of(SessionClaims.of(Tokens.claims(token)), token, CallerContext.none());
	}

}
