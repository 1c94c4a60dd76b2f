package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.clerk.spring.options.PublishableKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A session as a test handles it.
 */
class EmulatedSessionTests {

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final String suffix = PublishableKey.parse(this.clerk.publishableKey()).cookieSuffix();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void cookiesArePlainAndSuffixed() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		Map<String, String> cookies = cookies(session);

		assertThat(cookies).containsOnlyKeys("__clerk_db_jwt", "__clerk_db_jwt_" + this.suffix, "__client_uat",
				"__client_uat_" + this.suffix, "__session", "__session_" + this.suffix);
		assertThat(cookies.get("__session")).isEqualTo(cookies.get("__session_" + this.suffix));
		assertThat(cookies.get("__clerk_db_jwt")).startsWith("dvb_")
			.isEqualTo(cookies.get("__clerk_db_jwt_" + this.suffix));
		assertThat(cookies.get("__client_uat")).isEqualTo(String.valueOf(MovableClock.START.getEpochSecond()))
			.isEqualTo(cookies.get("__client_uat_" + this.suffix));
		assertThat(Tokens.verified(this.clerk, cookies.get("__session"))).containsEntry("sid", session.id());
	}

	@Test
	void tokenIsNotOlderThanTheBrowsersLastChange() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		this.clock.move(Duration.ofMinutes(3));
		session.pending();

		Map<String, String> cookies = cookies(session);

		Integer issuedAt = (Integer) Tokens.claims(cookies.get("__session")).get("iat");
		assertThat(issuedAt).isGreaterThanOrEqualTo(Integer.valueOf(cookies.get("__client_uat")));
	}

	@Test
	void cookiesOfAProductionInstanceHaveNoDevBrowser() {
		try (ClerkEmulator production = ClerkEmulator.builder().production().start()) {
			assertThat(cookies(production.signIn("ada@example.com"))).containsKeys("__session", "__client_uat")
				.doesNotContainKeys("__clerk_db_jwt", "__client");
		}
	}

	@Test
	void cookieHeaderHoldsTheSameCookies() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		assertThat(Arrays.stream(session.cookieHeader().split("; ")).map((pair) -> pair.split("=")[0]))
			.containsExactlyElementsOf(Arrays.stream(session.cookies()).map(Cookie::getName).toList());
	}

	@Test
	void sessionSeenFromAnOriginHasItAsAuthorizedParty() {
		EmulatedSession session = this.clerk.signIn("ada@example.com").seenFrom("http://localhost:8080");

		assertThat(Tokens.claims(session.sessionToken())).containsEntry("azp", "http://localhost:8080");
		assertThat(Tokens.claims(session.expiredSessionToken())).containsEntry("azp", "http://localhost:8080");
		assertThat(Tokens.claims(cookies(session).get("__session"))).containsEntry("azp", "http://localhost:8080");
	}

	@Test
	void beginsInTheFirstOrganization() {
		this.clerk.user("ada@example.com").memberOf("acme", "org:admin").memberOf("globex", "org:member").create();

		assertThat(Tokens.claims(this.clerk.signIn("ada@example.com").sessionToken()).get("o").toString())
			.contains("slg=acme");
	}

	@Test
	void whenNotAMemberThenSwitchingFailsAndChangesNothing() {
		this.clerk.organization("globex").create();
		this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		assertThatIllegalArgumentException().isThrownBy(() -> session.switchOrganization("globex"))
			.withMessageContaining("globex");
		assertThatIllegalArgumentException().isThrownBy(() -> session.switchOrganization("nowhere"));
		assertThat(Tokens.claims(session.sessionToken()).get("o").toString()).contains("slg=acme");
	}

	@Test
	void endedSessionMakesNoTokens() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		session.end();

		assertThatIllegalStateException().isThrownBy(session::sessionToken).withMessageContaining("ended");
		assertThat(cookies(session)).containsEntry("__client_uat", "0")
			.containsEntry("__client_uat_" + this.suffix, "0")
			.doesNotContainKeys("__session", "__session_" + this.suffix);
	}

	@Test
	void revokedSessionMakesNoTokensButAnExpiredOne() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		session.revoke();

		assertThatIllegalStateException().isThrownBy(session::sessionToken).withMessageContaining("revoked");
		assertThatIllegalStateException().isThrownBy(() -> session.switchOrganization(null));
		assertThat(Tokens.isVerified(this.clerk, session.expiredSessionToken())).isTrue();
	}

	@Test
	void browserLeftAloneHoldsAnExpiredTokenThatIsNotOlderThanItsLastChange() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		Map<String, String> cookies = cookies(session.withExpiredToken());

		Map<String, Object> claims = Tokens.verified(this.clerk, cookies.get("__session_" + this.suffix));
		assertThat((Integer) claims.get("exp")).isEqualTo((int) MovableClock.START.getEpochSecond() - 600);
		assertThat(Long.parseLong(cookies.get("__client_uat"))).isEqualTo((long) (Integer) claims.get("iat"));
	}

	@Test
	void browserLeftAloneDoesNotHearThatTheSessionEnded() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		session.end();

		assertThat(cookies(session.withExpiredToken())).containsKeys("__session", "__session_" + this.suffix);
	}

	@Test
	void refreshTokenIsSentWhereAHandshakeBroughtIt() {
		EmulatedSession session = this.clerk.signIn("ada@example.com").withRefreshToken();

		assertThat(cookies(session)).containsEntry("__refresh_" + this.suffix, session.refreshToken())
			.doesNotContainKey("__refresh");
		session.end();
		assertThat(cookies(session)).doesNotContainKey("__refresh_" + this.suffix);
		assertThatIllegalStateException().isThrownBy(session::replaceRefreshToken);
	}

	@Test
	void twoSignInsAreTwoBrowsers() {
		EmulatedSession phone = this.clerk.signIn("ada@example.com");
		EmulatedSession laptop = this.clerk.signIn("ada@example.com");

		phone.end();

		assertThat(laptop.id()).isNotEqualTo(phone.id());
		assertThat(laptop.sessionToken()).isNotEmpty();
	}

	private static Map<String, String> cookies(EmulatedSession session) {
		return Arrays.stream(session.cookies()).collect(Collectors.toMap(Cookie::getName, Cookie::getValue));
	}

}
