package com.clerk.spring.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.backend.Json;
import com.clerk.spring.model.ClerkUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tokens and users of every kind of caller.
 */
class TokensAndUsersTests {

	private static final String TOKEN = "eyJhbGciOi.secret.token";

	private static final TokenRequest SUPABASE = TokenRequest.template("supabase");

	private final RecordingContext clerk = new RecordingContext();

	@Test
	void aTokenOfATemplateIsMadeForTheSession() {
		assertThat(session(Map.of()).getToken("supabase")).isEqualTo("new.jwt.token");
		assertThat(this.clerk.calls()).containsExactly("sess_1 " + SUPABASE);
	}

	@Test
	void aTokenIsMadeEachTime() {
		SessionAuth auth = session(Map.of());

		auth.getToken("supabase");
		auth.getToken("supabase");

		assertThat(this.clerk.calls()).hasSize(2);
	}

	@Test
	void aTokenOfAnotherLifeIsMadeForTheSession() {
		TokenRequest request = TokenRequest.sessionToken().expiresIn(Duration.ZERO);

		assertThat(session(Map.of()).getToken(request)).isEqualTo("new.jwt.token");
		assertThat(this.clerk.calls()).containsExactly("sess_1 " + request);
	}

	@Test
	void theTokenThatCameInIsEnoughWhereNothingElseIsAskedFor() {
		SessionAuth auth = session(Map.of());

		assertThat(auth.getToken()).isEqualTo(TOKEN);
		assertThat(auth.getToken("")).isEqualTo(TOKEN);
		assertThat(auth.getToken(TokenRequest.sessionToken())).isEqualTo(TOKEN);
		assertThat(this.clerk.calls()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a?b", "a#b", "%2e%2e" })
	void aTemplateThatLeadsElsewhereIsRefusedWhoeverAsks(String template) {
		for (Auth auth : List.of(session(Map.of()), SessionAuth.signedOut(this.clerk), apiKey("user_1"))) {
			assertThatIllegalArgumentException().isThrownBy(() -> auth.getToken(template));
		}
		assertThat(this.clerk.calls()).isEmpty();
	}

	@Test
	void theUserOfASessionIsAskedFor() {
		assertThat(session(Map.of()).user()).extracting(ClerkUser::id).isEqualTo("user_1");
		assertThat(this.clerk.calls()).containsExactly("user_1");
	}

	@Test
	void somebodyWhoIsImpersonatedIsTheUser() {
		assertThat(session(Map.of("act", Map.of("sub", "user_support"))).user()).extracting(ClerkUser::id)
			.isEqualTo("user_1");
	}

	@Test
	void aPendingSessionHasNeitherUnlessItIsAskedFor() {
		SessionAuth auth = session(Map.of("sts", "pending"));

		assertNothing(auth);
		assertThat(auth.includingPending().getToken(SUPABASE)).isEqualTo("new.jwt.token");
		assertThat(auth.includingPending().user()).isNotNull();
	}

	@Test
	void withoutASessionIdThereIsNoToken() {
		SessionAuth auth = SessionAuth.of(SessionClaims.of(Map.of("sub", "user_1")), TOKEN, this.clerk);

		assertThat(auth.getToken()).isNull();
		assertThat(auth.getToken(SUPABASE)).isNull();
		assertThat(this.clerk.calls()).isEmpty();
		assertThat(auth.user()).isNotNull();
	}

	private Stream<Auth> nobody() {
		return Stream.of(SessionAuth.signedOut(this.clerk), ApiKeyAuth.unauthenticated(this.clerk),
				M2mAuth.unauthenticated(this.clerk), OAuthAuth.unauthenticated(this.clerk),
				Narrowing.unauthenticated(null, this.clerk));
	}

	@Test
	void nobodyHasNeither() {
		nobody().forEach(this::assertNothing);
	}

	@Test
	void aMachineHasItsOwnToken() {
		Stream.of(apiKey("user_1"), m2m(), oauth()).forEach((auth) -> {
			assertThat(auth.getToken()).isEqualTo(TOKEN);
			assertThat(auth.getToken("supabase")).isEqualTo(TOKEN);
			assertThat(auth.getToken(SUPABASE.expiresIn(Duration.ofMinutes(1)))).isEqualTo(TOKEN);
		});
		assertThat(this.clerk.calls()).isEmpty();
	}

	@Test
	void aMachineMayStandForAUser() {
		assertThat(apiKey("user_2").user()).extracting(ClerkUser::id).isEqualTo("user_2");
		assertThat(oauth().user()).extracting(ClerkUser::id).isEqualTo("user_3");
		assertThat(this.clerk.calls()).containsExactly("user_2", "user_3");
	}

	@Test
	void aMachineMayStandForNoUser() {
		assertThat(apiKey("org_1").user()).isNull();
		assertThat(m2m().user()).isNull();
		assertThat(this.clerk.calls()).isEmpty();
	}

	static Stream<Auth> callersOfNoRequest() {
		CallerContext none = CallerContext.none();
		return Stream.of(SessionAuth.of(SessionClaims.of(Map.of("sub", "user_1", "sid", "sess_1")), TOKEN, none),
				OAuthAuth.of(new VerifiedOAuthToken("oat_1", "user_3", "client_1", List.of()), TOKEN, none));
	}

	@ParameterizedTest
	@MethodSource("callersOfNoRequest")
	void outsideARequestClerkIsNotAsked(Auth auth) {
		assertThat(auth.getToken()).isEqualTo(TOKEN);
		assertThatIllegalStateException().isThrownBy(auth::user).withMessageContaining("ClerkBackend");
	}

	@Test
	void outsideARequestNoTokenIsMade() {
		Auth auth = callersOfNoRequest().findFirst().orElseThrow();

		assertThatIllegalStateException().isThrownBy(() -> auth.getToken("supabase"));
	}

	@Test
	void toWriteACallerAsJsonShowsNoTokenAndAsksNobody() {
		JsonMapper mapper = JsonMapper.builder().build();

		Stream
			.of(session(Map.of()), session(Map.of("sts", "pending")).includingPending(), apiKey("user_1"), m2m(),
					oauth())
			.forEach((auth) -> assertThat(mapper.writeValueAsString(auth)).doesNotContain("secret")
				.doesNotContain("\"user\"")
				.doesNotContain("\"token\""));
		assertThat(this.clerk.calls()).isEmpty();
	}

	private void assertNothing(Auth auth) {
		assertThat(auth.getToken()).isNull();
		assertThat(auth.getToken("supabase")).isNull();
		assertThat(auth.getToken(TokenRequest.sessionToken())).isNull();
		assertThat(auth.getToken(SUPABASE.expiresIn(Duration.ofMinutes(1)))).isNull();
		assertThat(auth.user()).isNull();
		assertThat(this.clerk.calls()).isEmpty();
	}

	@Test
	void aSessionIsRecheckedInItsRequest() {
		SessionAuth now = session(Map.of()).recheck();

		assertThat(now.getToken()).isEqualTo("new.jwt.token");
		assertThat(this.clerk.calls()).containsExactly("recheck sess_1");
	}

	@Test
	void aPendingSessionThatIsShownIsShownWhenItIsRechecked() {
		SessionAuth pending = session(Map.of("sts", "pending"));
		this.clerk.current(SessionClaims.of(Map.of("sub", "user_1", "sts", "pending")));

		assertThat(pending.includingPending().recheck().userId()).isEqualTo("user_1");
		assertThat(pending.recheck()).isSameAs(pending);
		assertThat(session(Map.of()).recheck().userId()).isNull();
	}

	@Test
	void machinesAreRecheckedInTheirRequest() {
		for (Auth machine : List.of(apiKey("org_1"), m2m(), oauth())) {
			Auth now = machine.recheck();

			assertThat(now.isAuthenticated()).isFalse();
			assertThat(now.recheck()).isSameAs(now);
		}
		assertThat(this.clerk.calls()).containsExactly("recheck org_1", "recheck mch_1", "recheck user_3");
	}

	@Test
	void callersOfNoRequestAreToldTheRemedyOfARecheck() {
		SessionAuth session = SessionAuth.of(SessionClaims.of(Map.of("sub", "user_1", "sid", "sess_1")), TOKEN,
				CallerContext.none());
		Auth key = ApiKeyAuth.of(new VerifiedApiKey("ak_1", "org_1", null, List.of(), Map.of()), TOKEN,
				CallerContext.none());
		Auth unaccepted = Narrowing.unauthenticated(null, CallerContext.none());

		assertThatIllegalStateException().isThrownBy(session::recheck).withMessageContaining("Auth of a request");
		assertThatIllegalStateException().isThrownBy(key::recheck).withMessageContaining("Auth of a request");
		assertThat(unaccepted.recheck()).isSameAs(unaccepted);
	}

	private SessionAuth session(Map<String, ?> more) {
		Map<String, Object> claims = new HashMap<>(Map.of("sub", "user_1", "sid", "sess_1"));
		claims.putAll(more);
		return SessionAuth.of(SessionClaims.of(claims), TOKEN, this.clerk);
	}

	private Auth apiKey(String subject) {
		return ApiKeyAuth.of(new VerifiedApiKey("ak_1", subject, null, List.of(), Map.of()), TOKEN, this.clerk);
	}

	private Auth m2m() {
		return M2mAuth.of(new VerifiedM2mToken("mt_1", "mch_1", List.of(), Map.of()), TOKEN, this.clerk);
	}

	private Auth oauth() {
		return OAuthAuth.of(new VerifiedOAuthToken("oat_1", "user_3", "client_1", List.of()), TOKEN, this.clerk);
	}

	/**
	 * Answers at once, and tells what it was asked.
	 */
	private static final class RecordingContext implements CallerContext {

		private final List<String> calls = new ArrayList<>();

		private SessionClaims current = SessionClaims.of(Map.of("sub", "user_1", "sid", "sess_1", "sts", "active"));

		List<String> calls() {
			return this.calls;
		}

		@Override
		public Auth narrow(AcceptedTokens accepted, Auth caller) {
			return Narrowing.narrow(accepted, caller, this);
		}

		@Override
		public @Nullable Duration outage(AcceptedTokens accepted) {
			return null;
		}

		@Override
		public String signInUrl(ReturnBack returnBack) {
			return "https://sign-in.example/";
		}

		@Override
		public String signUpUrl(ReturnBack returnBack) {
			return "https://sign-up.example/";
		}

		@Override
		public String createToken(String sessionId, TokenRequest request) {
			this.calls.add(sessionId + " " + request);
			return "new.jwt.token";
		}

		@Override
		public ClerkUser user(String userId) {
			this.calls.add(userId);
			return Json.resource(Map.of("id", userId), ClerkUser.class);
		}

		@Override
		public SessionAuth recheck(SessionAuth session) {
			this.calls.add("recheck " + session.sessionId());
			return SessionAuth.of(this.current, "new.jwt.token", this);
		}

		@Override
		public Auth recheck(MachineAuth machine) {
			this.calls.add("recheck " + machine.subject());
			return Narrowing.unauthenticated(machine.tokenType(), this);
		}

		void current(SessionClaims current) {
			this.current = current;
		}

	}

}
