package com.clerk.spring.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.Json;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What the callers of requests ask, and of whom.
 */
class CallerApiTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.publishableKey("pk_test_Y2xlcmsuZXhhbXBsZS5jb20k")
		.secretKey("sk_test_one")
		.build();

	private final FakeApi api = new FakeApi();

	@Test
	void aRequestAsksForItsUserOnce() {
		RequestCaller caller = caller(OPTIONS, this.api);

		ClerkUser user = caller.auth().user();
		Auth narrowed = caller.narrow(AcceptedTokens.any(), caller.auth());

		assertThat(caller.auth().user()).isSameAs(user);
		assertThat(narrowed.user()).isSameAs(user);
		assertThat(caller.auth().includingPending().user()).isSameAs(user);
		assertThat(this.api.asked()).containsExactly("user_1 sk_test_one");
	}

	@Test
	void anotherRequestAsksAgain() {
		caller(OPTIONS, this.api).auth().user();
		caller(OPTIONS, this.api).auth().user();

		assertThat(this.api.asked()).hasSize(2);
	}

	@Test
	void aFailureIsNotKeptForTheRequest() {
		SessionAuth auth = caller(OPTIONS, this.api).auth();
		this.api.fail(true);
		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(auth::user);

		this.api.fail(false);
		assertThat(auth.user()).isNotNull();
	}

	@Test
	void theOptionsAreThoseOfTheRequest() {
		SessionAuth one = caller(OPTIONS, this.api).auth();
		SessionAuth two = caller(OPTIONS.mutate().secretKey("sk_test_two").build(), this.api).auth();

		one.getToken("a");
		two.getToken(TokenRequest.template("b").expiresIn(Duration.ofSeconds(7)));
		two.user();

		assertThat(this.api.asked()).containsExactly("sess_1 a null sk_test_one", "sess_1 b PT7S sk_test_two",
				"user_1 sk_test_two");
	}

	@Test
	void aKnownCallerAnswersForItself() {
		SessionAuth known = caller(OPTIONS, this.api).auth();
		SessionAuth moved = known.in(caller(OPTIONS.mutate().secretKey("sk_test_two").build(), CallerApi.of(known)));

		assertThat(moved.getToken("a")).isEqualTo("new.jwt.token");
		assertThat(moved.user()).isNotNull();
		assertThat(moved.recheck().isAuthenticated()).isFalse();
		assertThat(this.api.asked()).containsExactly("sess_1 a null sk_test_one", "user_1 sk_test_one",
				"recheck sess_1 sk_test_one");
	}

	@Test
	void theUserOfACallerWhoIsCheckedAgainIsAskedForAgain() {
		SessionAuth auth = caller(OPTIONS, this.api).auth();
		auth.user();

		auth.recheck();
		auth.user();
		auth.user();

		assertThat(this.api.asked()).containsExactly("user_1 sk_test_one", "recheck sess_1 sk_test_one",
				"user_1 sk_test_one");
	}

	@Test
	void whereThereIsNobodyToAskTheRemedyIsNamed() {
		SessionAuth auth = caller(OPTIONS, CallerApi.none()).auth();

		assertThat(auth.getToken()).isEqualTo("token");
		assertThatIllegalStateException().isThrownBy(auth::user).withMessageContaining("CallerApi bean");
		assertThatIllegalStateException().isThrownBy(() -> auth.getToken("a"));
		assertThatIllegalStateException().isThrownBy(auth::recheck).withMessageContaining("CallerApi bean");
	}

	@Test
	void nothingShowsTheUser() {
		RequestCaller caller = caller(OPTIONS, this.api);
		SessionAuth auth = caller.auth();
		auth.user();

		assertThat(caller.toString() + auth + auth.user()).doesNotContain("Ada").doesNotContain("sk_test");
	}

	private static RequestCaller caller(ClerkOptions options, CallerApi api) {
		ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/").build();
		SessionClaims claims = SessionClaims.of(Map.of("sub", "user_1", "sid", "sess_1"));
		RequestState state = new RequestState(Status.SIGNED_IN, null, null, TokenType.SESSION_TOKEN, "token", claims,
				Map.of(), List.of(), null, Settings.EMPTY);
		return new RequestCaller(request, options, state, SignInRedirects.of(options, request, state), null, api);
	}

	private static final class FakeApi implements CallerApi {

		private final List<String> asked = new ArrayList<>();

		private boolean failing;

		@Override
		public String createToken(String sessionId, TokenRequest request, ClerkOptions options) {
			this.asked
				.add(sessionId + " " + request.template() + " " + request.expiresIn() + " " + options.secretKey());
			return "new.jwt.token";
		}

		@Override
		public ClerkUser user(String userId, ClerkOptions options) {
			this.asked.add(userId + " " + options.secretKey());
			if (this.failing) {
				throw new ClerkApiException("https://api.example", null);
			}
			return Json.resource(Map.of("id", userId, "first_name", "Ada"), ClerkUser.class);
		}

		@Override
		public void forgetUser(String userId) {
			throw new UnsupportedOperationException();
		}

		@Override
		public SessionAuth recheck(SessionAuth session, CallerContext context, ClerkOptions options) {
			this.asked.add("recheck " + session.sessionId() + " " + options.secretKey());
			return SessionAuth.signedOut(context);
		}

		@Override
		public Auth recheck(MachineAuth machine, CallerContext context, ClerkOptions options) {
			throw new UnsupportedOperationException();
		}

		void fail(boolean failing) {
			this.failing = failing;
		}

		List<String> asked() {
			return this.asked;
		}

	}

}
