package com.clerk.spring.request;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedApiKey;
import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.MachineTokenApi;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.MachineTokenErrorReason;
import com.clerk.spring.token.MachineTokenVerificationException;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Requests with a machine token, and the callers they make.
 */
@ExtendWith(OutputCaptureExtension.class)
class MachineTokenFlowTests {

	private static final String KEY = "ak_hush";

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
		.secretKey("sk_live_hush")
		.build();

	private final TestClock clock = new TestClock();

	private final MachineTokenApi api = mock();

	private final MachineTokenVerifier real = MachineTokenVerifier.create(this.api,
			SigningKeys.create((options) -> Map.of("keys", List.of()), this.clock), this.clock);

	private final Map<MachineTokenVerifier, RequestAuthenticator> authenticators = new HashMap<>();

	@Test
	void aVerifiedKeyIsTheCaller() {
		RequestCaller caller = caller(good(), KEY, AcceptedTokens.any());

		assertThat(caller.state().isAuthenticated()).isTrue();
		assertThat(caller.state().token()).isEqualTo(KEY);
		assertThat(caller.state().claims()).isNull();
		assertThat(caller.caller()).isInstanceOf(ApiKeyAuth.class);
		assertThat(caller.caller().protect(ApiKeyAuth.class).subject()).isEqualTo("org_1");
	}

	@Test
	void aMachineIsSignedOutWhereASessionIsExpected() {
		RequestCaller caller = caller(good(), KEY, AcceptedTokens.any());
		SessionAuth seenAsSession = caller.auth();

		assertThat(seenAsSession.isAuthenticated()).isFalse();
		assertThat(denial(seenAsSession::protect)).isInstanceOf(Denial.Unauthenticated.class);
		assertThat(denial(caller.caller()::protect)).isInstanceOf(Denial.Unauthenticated.class);
	}

	@Test
	void aCallerSeenAsASessionIsTheMachineItIsWhereOneIsAccepted() {
		SessionAuth seenAsSession = caller(good(), KEY, AcceptedTokens.any()).auth();

		assertThat(seenAsSession.protect(ApiKeyAuth.class).orgId()).isEqualTo("org_1");
		assertThat(seenAsSession.protect(MachineAuth.class)).isInstanceOf(ApiKeyAuth.class);
		assertThat(seenAsSession.protect(Auth.class)).isInstanceOf(ApiKeyAuth.class);
		assertThat(denial(() -> seenAsSession.protect(M2mAuth.class))).isInstanceOf(Denial.Unauthorized.class);
	}

	@Test
	void aRefusedKeyIsAnUnauthenticatedCallerOfItsKind() {
		RequestCaller caller = caller((type, token, options) -> {
			throw new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_INVALID, "API key not found");
		}, KEY, AcceptedTokens.any());

		assertThat(caller.state().message()).isEqualTo("API key not found (code=token-invalid, status=n/a)");
		assertThat(caller.state().outage()).isNull();
		assertThat(caller.caller().tokenType()).isEqualTo(TokenType.API_KEY);
		assertThat(denial(() -> caller.caller().protect(ApiKeyAuth.class))).isInstanceOf(Denial.Unauthorized.class);
	}

	@Test
	void anOutageIsNoRefusalAndIsLoggedOnceInAWhileWithTheTrace(CapturedOutput output) {
		given(this.api.verifyApiKey(any(), any())).willThrow(new ClerkApiException("https://api.example/verify", 429,
				List.of(new ClerkApiError("too_many", "a\r\nb", null, Map.of())), "trace1", Duration.ofSeconds(7)));

		RequestCaller caller = caller(this.real, KEY, AcceptedTokens.any());
		caller(this.real, KEY, AcceptedTokens.any());

		assertThat(caller.state().reason()).isEqualTo("unexpected-error");
		assertThat(caller.state().message()).isEqualTo("Unexpected error (code=unexpected-error, status=429)");
		assertThat(denial(() -> caller.caller().protect(ApiKeyAuth.class))).isInstanceOfSatisfying(
				Denial.Unavailable.class, (denial) -> assertThat(denial.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
		assertThat(output.toString()).containsOnlyOnce("trace1").contains("429").doesNotContain("hush");
	}

	@Test
	void aMessageThatIsNoHeaderValueStaysInTheState() {
		given(this.api.verifyApiKey(any(), any())).willThrow(new ClerkApiException("https://api.example/verify", 401,
				List.of(new ClerkApiError("bad", "a\r\nSet-Cookie: b=c", null, Map.of())), null, null));

		RequestState state = caller(this.real, KEY, AcceptedTokens.any()).state();

		assertThat(state.reason()).isEqualTo("secret-key-invalid");
		assertThat(state.headers()).containsOnlyKeys("x-clerk-auth-status", "x-clerk-auth-reason");
	}

	@Test
	void anUnforeseenFailureIsAnOutageAndItsLogShowsNoToken(CapturedOutput output) {
		RequestState state = caller((type, token, options) -> {
			throw new IllegalStateException("can't parse " + token);
		}, KEY, AcceptedTokens.any()).state();

		assertThat(state.reason()).isEqualTo("unexpected-error");
		assertThat(state.message()).isEmpty();
		assertThat(state.tokenType()).isEqualTo(TokenType.API_KEY);
		assertThat(state.outage()).isEqualTo(Duration.ofSeconds(1));
		assertThat(output).contains(IllegalStateException.class.getName()).doesNotContain(KEY);
	}

	@Test
	void whatIsNotAcceptedOrNotPlausibleCostsNoCall() {
		for (String token : List.of("ak_a b", "ak_a\tb", "mt_", "oat_a.b.c", "ak_" + "a".repeat(20_000))) {
			caller(this.real, token, AcceptedTokens.session());
			caller(this.real, token, AcceptedTokens.listOf(List.of()));
			if (!token.equals("mt_")) {
				assertThat(caller(this.real, token, AcceptedTokens.any()).state().reason()).isEqualTo("token-invalid");
			}
		}
		verifyNoInteractions(this.api);
	}

	@Test
	void noStateShowsTheKey() {
		RequestCaller caller = caller(good(), KEY, AcceptedTokens.any());

		assertThat(caller.toString() + caller.state() + caller.caller()).doesNotContain("hush");
	}

	private static MachineTokenVerifier good() {
		return (type, token, options) -> new VerifiedApiKey("ak_1", "org_1", "CI", List.of(), Map.of());
	}

	private RequestCaller caller(MachineTokenVerifier verifier, String token, AcceptedTokens accepted) {
		ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/api")
			.header("Authorization", "Bearer " + token)
			.build();
		RequestState state = authenticator(verifier).authenticate(request, OPTIONS, accepted);
		return new RequestCaller(request, OPTIONS, state, SignInRedirects.of(OPTIONS, request, state));
	}

	private RequestAuthenticator authenticator(MachineTokenVerifier verifier) {
		return this.authenticators.computeIfAbsent(verifier,
				(key) -> RequestAuthenticator.create(mock(), key, mock(), mock(), this.clock));
	}

	private static Denial denial(ThrowingCallable call) {
		return catchThrowableOfType(ClerkDeniedException.class, call).denial();
	}

}
