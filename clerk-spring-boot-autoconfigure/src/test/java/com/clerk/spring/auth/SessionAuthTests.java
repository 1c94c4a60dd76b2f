package com.clerk.spring.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SessionAuthTests {

	private static final String TOKEN = "eyJhbGciOi.secret.token";

	@Test
	void showsIdsAndNeverTheToken() {
		SessionAuth auth = session(Map.of("org_id", "org_1", "org_role", "org:admin", "email", "ada@example.com"));

		assertThat(auth).hasToString("SessionAuth[userId=user_1, sessionId=sess_1, orgId=org_1, orgRole=org:admin]");
		assertThat(auth.claims().toString()).contains("email").doesNotContain("ada@example.com");
	}

	@Test
	void keepsCustomClaims() {
		SessionAuth auth = session(Map.of("tier", "gold", "seats", 3));

		assertThat(auth.claims().getString("tier")).isEqualTo("gold");
		assertThat(auth.claims().get("seats")).isEqualTo(3);
		assertThat(auth.claims().getString("seats")).isNull();
	}

	@Test
	void claimsCanNotBeChanged() {
		Map<String, Object> source = new HashMap<>(Map.of("sub", "user_1"));
		SessionClaims claims = SessionClaims.of(source);
		source.put("sub", "user_2");

		assertThat(claims.subject()).isEqualTo("user_1");
		assertThat(claims.asMap()).isUnmodifiable();
	}

	@Test
	void pendingSessionIsSignedOutUnlessAskedFor() {
		SessionAuth auth = session(Map.of("sts", "pending", "org_id", "org_1"));

		assertThat(auth.isAuthenticated()).isFalse();
		assertThat(auth.userId()).isNull();
		assertThat(auth.orgId()).isNull();
		assertThat(auth.getToken()).isNull();
		assertThat(auth.sessionStatus()).isEqualTo("pending");
		assertThat(auth.includingPending().userId()).isEqualTo("user_1");
		assertThat(auth.includingPending().getToken()).isEqualTo(TOKEN);
	}

	@Test
	void signedOutCallerHasNothing() {
		SessionAuth auth = SessionAuth.signedOut(CallerContext.none());

		assertThat(auth.isAuthenticated()).isFalse();
		assertThat(auth.tokenType()).isEqualTo(TokenType.SESSION_TOKEN);
		assertThat(auth.getToken()).isNull();
		assertThat(auth.orgPermissions()).isEmpty();
		assertThat(auth.has(Requirement.role("org:admin").negate())).isFalse();
		assertThatIllegalStateException().isThrownBy(auth::claims).withMessageContaining("not signed in");
	}

	@Test
	void showsWhoIsActing() {
		SessionAuth auth = session(Map.of("act", Map.of("sub", "user_support")));

		assertThat(auth.actor()).containsEntry("sub", "user_support");
	}

	@Test
	void hasReadsShortForms() {
		SessionAuth auth = session(Map.of("org_id", "org_1", "org_role", "org:admin", "org_permissions",
				List.of("org:invoices:read"), "fea", "o:export", "pla", "u:plus"));

		assertThat(auth.hasRole("org:admin")).isTrue();
		assertThat(auth.hasPermission("org:invoices:read")).isTrue();
		assertThat(auth.hasFeature("export")).isTrue();
		assertThat(auth.hasPlan("user:plus")).isTrue();
		assertThat(auth.hasPlan("org:plus")).isFalse();
	}

	@Test
	void whiteSpaceOfAnyKindAroundNamesIsCut() {
		SessionAuth auth = session(Map.of("v", 2, "fea", "o:export,\u00a0\ufeffu:import\u2007", "o",
				Map.of("id", "org_1", "per", "\u00a0read", "fpm", "\ufeff1")));

		assertThat(auth.hasFeature("user:import")).isTrue();
		assertThat(auth.orgPermissions()).containsExactly("org:export:read");
	}

	@Test
	void anEmptySlugIsASlug() {
		assertThat(session(Map.of("v", 2, "o", Map.of("id", "org_1", "slg", ""))).orgSlug()).isEmpty();
	}

	@Test
	void addressesNeedARequest() {
		SessionAuth auth = session(Map.of());

		assertThatIllegalStateException().isThrownBy(auth::signInUrl).withMessageContaining("during a request");
	}

	private static SessionAuth session(Map<String, ?> more) {
		Map<String, Object> claims = new HashMap<>(Map.of("sub", "user_1", "sid", "sess_1"));
		claims.putAll(more);
		return SessionAuth.of(SessionClaims.of(claims), TOKEN, CallerContext.none());
	}

}
