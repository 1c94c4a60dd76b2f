package com.clerk.spring.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.model.ClerkUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProtectionTests {

	@Test
	void signedInSessionPasses() {
		SessionAuth auth = session(Map.of());

		assertThat(auth.protect()).isSameAs(auth);
		assertThat(auth.protect(SessionAuth.class)).isSameAs(auth);
		assertThat(auth.protect(Auth.class)).isSameAs(auth);
		assertThat(auth.protect(TokenType.SESSION_TOKEN, TokenType.OAUTH_TOKEN)).isSameAs(auth);
	}

	@Test
	void signedOutCallerIsUnauthenticated() {
		Denial denial = denial(SessionAuth.signedOut(CallerContext.none()), Protection.signedIn());

		assertThat(denial).isEqualTo(new Denial.Unauthenticated(null, null, false, AcceptedTokens.session()));
	}

	@Test
	void pendingSessionIsUnauthenticatedUnlessLetPass() {
		SessionAuth pending = session(Map.of("sts", "pending"));

		assertThat(denial(pending, Protection.signedIn()))
			.isEqualTo(new Denial.Unauthenticated(null, null, true, AcceptedTokens.session()));
		assertThat(pending.protect(Protection.signedIn().pendingSessions(true)).userId()).isEqualTo("user_1");
	}

	@Test
	void sessionThatLacksARoleIsForbidden() {
		Denial denial = denial(session(Map.of()),
				Protection.of(Requirement.role("org:admin")).unauthorizedUrl("/no-access"));

		assertThat(denial).isEqualTo(new Denial.Forbidden("/no-access", null));
	}

	@Test
	void anEmptyAddressIsNone() {
		Protection<SessionAuth> protection = Protection.of(Requirement.role("org:admin"))
			.unauthenticatedUrl("")
			.unauthorizedUrl("")
			.signInUrl("");

		assertThat(denial(SessionAuth.signedOut(CallerContext.none()), protection))
			.isEqualTo(new Denial.Unauthenticated(null, null, false, AcceptedTokens.session()));
		assertThat(denial(session(Map.of()), protection)).isEqualTo(new Denial.Forbidden(null, null));
	}

	@Test
	void staleSessionThatMeetsTheRestCanBeCured() {
		SessionAuth admin = session(Map.of("org_id", "org_1", "org_role", "org:admin", "fva", List.of(99, -1)));
		Requirement fresh = Requirement.reverification(Reverification.STRICT);

		assertThat(denial(admin, Protection.of(Requirement.role("org:admin").and(fresh))))
			.isEqualTo(new Denial.Forbidden(null, (Requirement.Freshness) fresh));
		assertThat(denial(admin, Protection.of(Requirement.role("org:owner").and(fresh))))
			.isEqualTo(new Denial.Forbidden(null, null));
		assertThat(denial(admin, Protection.of(SessionAuth.class, (auth) -> auth.has(fresh))))
			.isEqualTo(new Denial.Forbidden(null, null));
	}

	@Test
	void predicateIsRunForSignedInSessionsOnly() {
		AtomicBoolean run = new AtomicBoolean();
		Protection<SessionAuth> protection = Protection.of(SessionAuth.class, (auth) -> {
			run.set(true);
			return false;
		});

		denial(SessionAuth.signedOut(CallerContext.none()), protection);

		assertThat(run).isFalse();
		assertThat(denial(session(Map.of()), protection)).isInstanceOf(Denial.Forbidden.class);
		assertThat(run).isTrue();
	}

	@Test
	void callerOfAnotherKindIsUnauthorized() {
		assertThat(denial(session(Map.of()), Protection.of(ApiKeyAuth.class)))
			.isEqualTo(new Denial.Unauthorized(AcceptedTokens.of(TokenType.API_KEY)));
		assertThat(denial(session(Map.of()), Protection.of(TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN)))
			.isInstanceOf(Denial.Unauthorized.class);
		assertThat(denial(session(Map.of()), Protection.of(MachineAuth.class))).isInstanceOf(Denial.Unauthorized.class);
	}

	@Test
	void outageIsNoVerdictAboutTheCaller() {
		SessionAuth unknown = SessionAuth.signedOut(outage(Duration.ofSeconds(3)));

		Denial denial = denial(unknown, Protection.signedIn());

		assertThat(denial).isEqualTo(new Denial.Unavailable(Duration.ofSeconds(3),
				new Denial.Unauthenticated(null, null, false, AcceptedTokens.session())));
	}

	@Test
	void outageDoesNotExcuseASignedInCallerWhoLacksSomething() {
		SessionAuth auth = session(Map.of()).in(outage(Duration.ofSeconds(3)));

		assertThat(denial(auth, Protection.of(Requirement.role("org:admin")))).isInstanceOf(Denial.Forbidden.class);
	}

	@Test
	void redirectThrowsByItself() {
		SessionAuth auth = session(Map.of()).in(outage(Duration.ZERO));

		ClerkDeniedException ex = catchThrowableOfType(ClerkDeniedException.class, auth::redirectToSignIn);

		assertThat(ex.denial()).isEqualTo(new Denial.Redirect("https://sign-in.example/current"));
	}

	@Test
	void blankRequirementsAreRefusedWhenMade() {
		assertThatIllegalArgumentException().isThrownBy(() -> Requirement.role(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> Requirement.permission(""));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Requirement.reverification(Reverification.Level.FIRST_FACTOR, Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> Requirement.allOf(List.of()));
	}

	@Test
	void kindNamedTwiceIsAcceptedOnce() {
		assertThat(AcceptedTokens.of(TokenType.API_KEY, TokenType.API_KEY))
			.isEqualTo(AcceptedTokens.of(TokenType.API_KEY));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\tb", "a\r\nSet-Cookie: b", "a\"b", "a\\b", "\u00e4", "a\u0000" })
	void whatIsNoScopeCantBeDemanded(String scope) {
		assertThatIllegalArgumentException().isThrownBy(() -> Protection.of(ApiKeyAuth.class).scopes("fine", scope))
			.withMessageContaining("scope");
	}

	@Test
	void scopesAreDemandedOfMachinesBesidesAPredicate() {
		Protection<ApiKeyAuth> protection = Protection.of(ApiKeyAuth.class, (auth) -> "CI".equals(auth.name()))
			.scopes("read", "write");

		assertThat(key("CI", "write", "read").protect(protection).name()).isEqualTo("CI");
		assertThat(denial(key("CI", "read"), protection))
			.isEqualTo(new Denial.InsufficientScope(List.of("read", "write")));
		assertThat(denial(key("other", "read", "write"), protection)).isInstanceOf(Denial.Unauthorized.class);
	}

	@Test
	void aMachineWithoutScopesThatAlsoCantMeetTheRequirementIsUnauthorized() {
		Protection<ApiKeyAuth> protection = Protection.of(ApiKeyAuth.class)
			.requirement(Requirement.role("org:admin"))
			.scopes("write");

		assertThat(denial(key("CI", "read"), protection)).isInstanceOf(Denial.Unauthorized.class);
	}

	@Test
	void aSessionMeetsNoDemandForScopes() {
		Protection<Auth> protection = Protection.of(TokenType.SESSION_TOKEN, TokenType.API_KEY).scopes("read");

		assertThat(denial(session(Map.of()), protection)).isInstanceOf(Denial.Forbidden.class);
		assertThat(key("CI", "read").protect(protection).isAuthenticated()).isTrue();
	}

	private static ApiKeyAuth key(String name, String... scopes) {
		return new VerifiedApiKey("ak_1", "user_1", name, List.of(scopes), Map.of()).toAuth("ak_made_up",
				CallerContext.none());
	}

	@Test
	void requirementsAreValues() {
		assertThat(Requirement.role("admin").and(Requirement.plan("gold")))
			.isEqualTo(Requirement.role("org:org:admin").and(Requirement.plan("gold")));
		assertThat(Requirement.role("admin")).isNotEqualTo(Requirement.permission("admin"));
	}

	@Test
	void anyOfSeveralIsEnough() {
		SessionAuth auth = session(Map.of("pla", "u:gold"));
		Requirement either = Requirement.role("org:admin").or(Requirement.plan("gold"));

		assertThat(auth.has(either)).isTrue();
		assertThat(auth.has(either.negate())).isFalse();
		assertThat(auth.has(Requirement.role("org:admin").negate())).isTrue();
	}

	private static Denial denial(Auth auth, Protection<?> protection) {
		return catchThrowableOfType(ClerkDeniedException.class, () -> auth.protect(protection)).denial();
	}

	private static SessionAuth session(Map<String, ?> more) {
		Map<String, Object> claims = new HashMap<>(Map.of("sub", "user_1", "sid", "sess_1"));
		claims.putAll(more);
		return SessionAuth.of(SessionClaims.of(claims), "token", CallerContext.none());
	}

	private static CallerContext outage(Duration retryAfter) {
		return new CallerContext() {

			@Override
			public Auth narrow(AcceptedTokens accepted, Auth caller) {
				return Narrowing.narrow(accepted, caller, this);
			}

			@Override
			public @Nullable Duration outage(AcceptedTokens accepted) {
				return retryAfter;
			}

			@Override
			public String signInUrl(ReturnBack returnBack) {
				return "https://sign-in.example/" + (returnBack.toCurrent() ? "current" : returnBack.url());
			}

			@Override
			public String signUpUrl(ReturnBack returnBack) {
				return "https://sign-up.example/";
			}

			@Override
			public String createToken(String sessionId, TokenRequest request) {
				return CallerContext.none().createToken(sessionId, request);
			}

			@Override
			public ClerkUser user(String userId) {
				return CallerContext.none().user(userId);
			}

			@Override
			public SessionAuth recheck(SessionAuth session) {
				return CallerContext.none().recheck(session);
			}

			@Override
			public Auth recheck(MachineAuth machine) {
				return CallerContext.none().recheck(machine);
			}

		};
	}

}
