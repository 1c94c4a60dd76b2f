package com.clerk.spring.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedApiKey;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.token.MachineTokenErrorReason;
import com.clerk.spring.token.MachineTokenVerificationException;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;
import com.clerk.spring.token.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of callers whose requests last.
 */
@Timeout(20)
class RecheckTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.apiUrl("https://api.example")
		.jwtKey(TestKeys.A.pem())
		.secretKey("sk_test_one")
		.authorizedParties(List.of("https://app.example.com"))
		.build();

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final TestClock clock = new TestClock();

	private final FakeTokens tokens = new FakeTokens();

	private final RecheckedSessions sessions = new RecheckedSessions(new CurrentSessions(this.tokens::create,
			SessionTokenVerifier.create(OPTIONS, SigningKeys.create((options) -> Map.of(), this.clock), this.clock, 0)),
			this.clock);

	@Test
	void aSessionWhoseTokenLivesIsNotAskedAbout() {
		SessionAuth auth = caller().auth();

		assertThat(auth.recheck()).isSameAs(auth);
		this.clock.advance(MINUTE.minusSeconds(6));
		assertThat(auth.recheck()).isSameAs(auth);
		assertThat(this.tokens.calls()).isEmpty();
	}

	@Test
	void aSessionWhoseTokenIsOverIsAskedAbout() {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of("o", Map.of("id", "org_2", "rol", "admin", "slg", "acme"))));

		SessionAuth now = auth.recheck();

		assertThat(now.isAuthenticated()).isTrue();
		assertThat(now.userId()).isEqualTo("user_1");
		assertThat(now.sessionId()).isEqualTo("sess_1");
		assertThat(now.orgId()).isEqualTo("org_2");
		assertThat(now.orgRole()).isEqualTo("org:admin");
		assertThat(auth.orgId()).isNull();
		assertThat(now.signInUrl()).isEqualTo(auth.signInUrl());
		assertThat(this.tokens.calls()).containsExactly("sess_1 null null sk_test_one");
	}

	@Test
	void aTokenThatWasMadeToLiveLongIsBelievedForAMinute() {
		SessionAuth auth = caller(Map.of("exp", at(Duration.ofDays(1)))).auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of("exp", at(Duration.ofDays(1)))));

		assertThat(auth.recheck()).isNotSameAs(auth);
		this.clock.advance(MINUTE.minusSeconds(1));
		auth.recheck();
		assertThat(this.tokens.calls()).hasSize(1);

		this.tokens.answer(token(Map.of()));
		this.clock.advance(Duration.ofSeconds(1));
		auth.recheck();
		assertThat(this.tokens.calls()).hasSize(2);
	}

	@Test
	void theFirstCallerMayBeAskedForeverAndCostsOneCallAMinute() {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);

		for (int second = 0; second < 180; second++) {
			if (second % 60 == 0) {
				this.tokens.answer(token(Map.of()));
			}
			assertThat(auth.recheck().isAuthenticated()).isTrue();
			this.clock.advance(Duration.ofSeconds(1));
		}

		assertThat(this.tokens.calls()).hasSize(3);
	}

	@Test
	void theCallerReturnedCanBeAskedInstead() {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of()));
		SessionAuth now = auth.recheck();

		assertThat(now.recheck()).isSameAs(now);
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of()));
		assertThat(now.recheck().isAuthenticated()).isTrue();
		assertThat(this.tokens.calls()).hasSize(2);
	}

	@Test
	void allRequestsOfASessionAreOneCall() {
		SessionAuth one = caller().auth();
		SessionAuth two = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of()));

		assertThat(one.recheck().isAuthenticated()).isTrue();
		assertThat(two.recheck().isAuthenticated()).isTrue();
		assertThat(this.tokens.calls()).hasSize(1);
	}

	@Test
	void whoeverAsksMeanwhileWaitsForTheCall() throws Exception {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of()));
		CompletableFuture<Void> answered = this.tokens.hold();
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			List<CompletableFuture<SessionAuth>> asking = IntStream.range(0, 8)
				.mapToObj((i) -> CompletableFuture.supplyAsync(auth::recheck, threads))
				.toList();
			answered.complete(null);

			assertThat(asking).allSatisfy((asked) -> assertThat(asked.join().isAuthenticated()).isTrue());
			assertThat(this.tokens.calls()).hasSize(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void instancesShareNothing() {
		SessionAuth one = caller().auth();
		SessionAuth two = caller(Map.of(), OPTIONS.mutate().secretKey("sk_test_two").build()).auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of())).answer(token(Map.of()));

		one.recheck();
		two.recheck();

		assertThat(this.tokens.calls()).containsExactly("sess_1 null null sk_test_one", "sess_1 null null sk_test_two");
	}

	@ParameterizedTest
	@CsvSource({ "404, resource_not_found", "401, session_not_active", "400, whatever", "422, whatever",
			"410, whatever" })
	void aSessionThatIsOverIsSignedOutAndNotAskedAboutAgainAtOnce(int status, String code) {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.fail(failure(status, code));

		SessionAuth now = auth.recheck();

		assertThat(now.isAuthenticated()).isFalse();
		assertThat(now.userId()).isNull();
		assertThat(now.getToken()).isNull();
		assertThat(now.signInUrl()).isEqualTo(auth.signInUrl());
		assertThat(now.recheck()).isSameAs(now);
		this.clock.advance(MINUTE.minusSeconds(1));
		assertThat(auth.recheck().isAuthenticated()).isFalse();
		assertThat(this.tokens.calls()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "401, clerk_key_invalid", "403, forbidden", "408, timeout", "425, too_early", "429, too_many_requests",
			"500, internal", "503, unavailable" })
	void whatIsNotAboutTheSessionIsThrownAndTheNextAsksAgain(int status, String code) {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.fail(failure(status, code)).answer(token(Map.of()));

		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(auth::recheck)
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(status));

		assertThat(auth.recheck().isAuthenticated()).isTrue();
	}

	@Test
	void whatIsNoAnswerOfTheApiSignsNobodyOut() {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.fail(new ClerkApiException("https://api.example", 404, List.of(), null, null))
			.fail(new ClerkApiException("https://api.example", null));

		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(auth::recheck);
		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(auth::recheck);
		assertThat(this.tokens.calls()).hasSize(2);
	}

	@Test
	void withoutASecretKeyTheRemedyIsNamed() {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.fail(new ClerkConfigurationException("secret-key-missing", "set clerk.secret-key"));

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(auth::recheck)
			.withMessageContaining("clerk.secret-key");
	}

	@Test
	void aTokenThatIsNotGoodIsNoAnswer() {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(TestKeys.B.token())
			.answer(token(Map.of("sid", "sess_2")))
			.answer(token(Map.of("exp", at(MINUTE.negated()))));

		for (String code : List.of("token-invalid-signature", "another_session", "token-expired")) {
			assertThatExceptionOfType(ClerkApiException.class).isThrownBy(auth::recheck)
				.withMessageContaining(code)
				.satisfies((ex) -> assertThat(ex.status()).isEqualTo(200));
		}
	}

	@Test
	void anotherUserIsNeverShown() {
		SessionAuth auth = caller().auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of("sub", "user_2")));

		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(auth::recheck)
			.withMessageContaining("session_of_another_user");
		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(auth::recheck);
	}

	@Test
	void aSessionThatHasTasksLeftNowIsSignedOutUnlessPendingOnesAreShown() {
		SessionAuth active = caller().auth();
		SessionAuth pending = caller(Map.of("sts", "pending")).auth();
		this.clock.advance(MINUTE);
		this.tokens.answer(token(Map.of("sts", "pending")));

		assertThat(active.recheck().isAuthenticated()).isFalse();
		assertThat(active.recheck().includingPending().userId()).isEqualTo("user_1");
		assertThat(pending.includingPending().recheck().userId()).isEqualTo("user_1");
		assertThat(pending.recheck()).isSameAs(pending);
		assertThat(this.tokens.calls()).hasSize(1);
	}

	@Test
	void whoIsSignedOutStaysSo() {
		SessionAuth nobody = SessionAuth.signedOut(CallerContext.none());

		assertThat(nobody.recheck()).isSameAs(nobody);
	}

	@Test
	void nothingShowsTheTokenOrTheKey() {
		String token = token(Map.of());

		assertThat(CurrentSession.of(SessionClaims.of(TestKeys.claims()), token).toString()).doesNotContain(token);
		this.clock.advance(MINUTE);
		this.tokens.answer(token);
		caller().auth().recheck();
		assertThat(this.sessions.size()).isEqualTo(1);
	}

	@Test
	void aMachineIsVerifiedAgain() {
		AtomicReference<@Nullable MachineTokenVerificationException> refusal = new AtomicReference<>();
		List<String> asked = new ArrayList<>();
		Auth machine = machine((type, token, options) -> {
			asked.add(type + " " + token + " " + options.secretKey());
			MachineTokenVerificationException failure = refusal.get();
			if (failure != null) {
				throw failure;
			}
			return new VerifiedApiKey("ak_1", "org_1", null, List.of("write"), Map.of());
		});

		assertThat(machine.recheck()).isInstanceOfSatisfying(ApiKeyAuth.class,
				(now) -> assertThat(now.scopes()).containsExactly("write"));
		refusal.set(new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_INVALID, "revoked"));
		Auth over = machine.recheck();

		assertThat(over.isAuthenticated()).isFalse();
		assertThat(over.tokenType()).isEqualTo(TokenType.API_KEY);
		assertThat(over.recheck()).isSameAs(over);
		assertThat(asked).containsExactly("API_KEY ak_secret sk_test_one", "API_KEY ak_secret sk_test_one");
	}

	private Auth machine(MachineTokenVerifier verifier) {
		RecheckedMachines machines = new RecheckedMachines(verifier);
		VerifiedMachineToken verified = new VerifiedApiKey("ak_1", "org_1", null, List.of(), Map.of());
		return verified.toAuth("ak_secret", caller(OPTIONS, state(null, null),
				new DefaultCallerApi(this.tokens::create, users(), this.sessions, machines)));
	}

	private RequestCaller caller() {
		return caller(Map.of());
	}

	private RequestCaller caller(Map<String, ?> more) {
		return caller(more, OPTIONS);
	}

	/**
	 * A session with a token that lives for another minute.
	 */
	private RequestCaller caller(Map<String, ?> more, ClerkOptions options) {
		Map<String, Object> claims = new HashMap<>(TestKeys.claims());
		claims.putAll(more);
		return caller(options, state("token", SessionClaims.of(claims)), new DefaultCallerApi(this.tokens::create,
				users(), this.sessions, new RecheckedMachines((type, token, instance) -> {
					throw new IllegalStateException("No machine is here");
				})));
	}

	private static RequestCaller caller(ClerkOptions options, RequestState state, CallerApi api) {
		ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/stream").build();
		ClerkOptions known = options.mutate().signInUrl("https://app.example.com/sign-in").build();
		return new RequestCaller(request, known, state, SignInRedirects.of(known, request, state), null, api);
	}

	private static RequestState state(@Nullable String token, @Nullable SessionClaims claims) {
		return new RequestState((claims != null) ? Status.SIGNED_IN : Status.SIGNED_OUT, null, null,
				TokenType.SESSION_TOKEN, token, claims, Map.of(), List.of(), null, Settings.EMPTY);
	}

	private UserCache users() {
		return new UserCache((userId, options) -> {
			throw new IllegalStateException("Nobody asks for a user here");
		}, this.clock, Duration.ZERO, 0);
	}

	/**
	 * A token as Clerk makes it now, for no page.
	 */
	private String token(Map<String, ?> more) {
		Map<String, Object> claims = new HashMap<>(TestKeys.claims());
		claims.remove("azp");
		claims.put("iat", at(Duration.ZERO));
		claims.put("nbf", at(Duration.ofSeconds(-10)));
		claims.put("exp", at(MINUTE));
		claims.putAll(more);
		return TestKeys.A.token(TestKeys.header("ins_vecA"), claims);
	}

	private long at(Duration fromNow) {
		Instant now = this.clock.instant();
		return now.plus(fromNow).getEpochSecond();
	}

	private static ClerkApiException failure(int status, String code) {
		return new ClerkApiException("https://api.example", status,
				List.of(new ClerkApiError(code, "", null, Map.of())), null, null);
	}

	/**
	 * Answers in turn, and tells what it was asked.
	 */
	private static final class FakeTokens {

		private final List<String> calls = new ArrayList<>();

		private final Deque<Object> answers = new ArrayDeque<>();

		private CompletableFuture<Void> held = CompletableFuture.completedFuture(null);

		synchronized FakeTokens answer(String token) {
			this.answers.add(token);
			return this;
		}

		synchronized FakeTokens fail(RuntimeException failure) {
			this.answers.add(failure);
			return this;
		}

		CompletableFuture<Void> hold() {
			this.held = new CompletableFuture<>();
			return this.held;
		}

		List<String> calls() {
			return this.calls;
		}

		String create(String sessionId, @Nullable String template, @Nullable Duration expiresIn, ClerkOptions options) {
			this.held.join();
			synchronized (this) {
				this.calls.add(sessionId + " " + template + " " + expiresIn + " " + options.secretKey());
				Object answer = this.answers.remove();
				if (answer instanceof RuntimeException failure) {
					throw failure;
				}
				return (String) answer;
			}
		}

	}

}
