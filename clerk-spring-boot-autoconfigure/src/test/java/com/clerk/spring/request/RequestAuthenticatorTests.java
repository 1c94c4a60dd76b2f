package com.clerk.spring.request;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.token.DecodedToken;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenErrorReason;
import com.clerk.spring.token.TokenSource;
import com.clerk.spring.token.TokenVerificationException;

import static org.mockito.Mockito.mock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class RequestAuthenticatorTests {

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

	private static final PublishableKey KEY = PublishableKey.parse("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.publishableKey(KEY.value())
		.secretKey("sk_live_x")
		.build();

	private static final BiFunction<DecodedToken, TokenSource, SessionClaims> ACCEPTING = (token, source) -> token
		.claims();

	private static final BiFunction<DecodedToken, TokenSource, SessionClaims> UNTOUCHED = (token, source) -> {
		throw new AssertionError("Nothing here may be verified");
	};

	private static final String URL = "https://app.example.com/dashboard?private=1";

	private final String token = token("""
			{"sub":"user_1","iat":1799999990,"iss":"https://clerk.example.com","azp":"https://app.example.com"}""");

	@Test
	void aVerifiedHeaderTokenIsSignedIn() {
		RequestState state = authenticator(ACCEPTING).authenticate(bearer(this.token), OPTIONS);

		assertThat(state.status()).isEqualTo(Status.SIGNED_IN);
		assertThat(state.token()).isEqualTo(this.token);
		assertThat(state.claims()).isNotNull();
		assertThat(state.headers()).isEmpty();
	}

	@Test
	void aVerifiedCookieIsSignedIn() {
		List<TokenSource> sources = new ArrayList<>();
		RequestAuthenticator authenticator = authenticator((token, source) -> {
			sources.add(source);
			return token.claims();
		});

		RequestState state = authenticator.authenticate(cookies("__client_uat=1799999990; __session=" + this.token),
				OPTIONS);

		assertThat(state.status()).isEqualTo(Status.SIGNED_IN);
		assertThat(sources).containsExactly(TokenSource.COOKIE);
	}

	@Test
	void aBadHeaderTokenIsNotRescuedByGoodCookies() {
		ClerkRequest request = ClerkRequest.builder("GET", URL)
			.header("Authorization", "Bearer junk")
			.header("Cookie", "__client_uat=1799999990; __session=" + this.token)
			.build();

		assertThat(authenticator(ACCEPTING).authenticate(request, OPTIONS).reason()).isEqualTo("token-invalid");
	}

	@Test
	void twoAuthorizationHeadersAreNoToken() {
		ClerkRequest request = ClerkRequest.builder("GET", URL)
			.header("Authorization", "Bearer " + this.token)
			.header("authorization", "Bearer " + this.token)
			.build();

		assertThat(authenticator(ACCEPTING).authenticate(request, OPTIONS).reason()).isEqualTo("token-invalid");
	}

	@ParameterizedTest
	@CsvSource({ "GET, session-token-expired-refresh-non-eligible-no-refresh-cookie",
			"POST, session-token-expired-refresh-non-eligible-non-get",
			"get, session-token-expired-refresh-non-eligible-non-get" })
	void anExpiredTokenSaysWhyItIsNotRefreshed(String method, String reason) {
		ClerkRequest request = ClerkRequest.builder(method, URL).header("Authorization", this.token).build();

		RequestState state = authenticator(refusing(TokenErrorReason.TOKEN_EXPIRED, "JWT is expired.", null))
			.authenticate(request, OPTIONS);

		assertThat(state.reason()).isEqualTo(reason);
		assertThat(state.message()).isEqualTo("JWT is expired. (reason=token-expired, token-carrier=header)");
		assertThat(state.outage()).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "unknown", value = { "unknown, 1000", "10, 1000", "1000, 1000", "4500, 4500" })
	void anOutageSaysWhenToTryAgain(Long retryAfterMillis, long expectedMillis) {
		Duration retryAfter = (retryAfterMillis != null) ? Duration.ofMillis(retryAfterMillis) : null;

		RequestState state = authenticator(refusing(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD, "down", retryAfter))
			.authenticate(bearer(this.token), OPTIONS);

		assertThat(state.status()).isEqualTo(Status.SIGNED_OUT);
		assertThat(state.reason()).isEqualTo("jwk-remote-failed-to-load");
		assertThat(state.outage()).isEqualTo(Duration.ofMillis(expectedMillis));
	}

	@ParameterizedTest
	@EnumSource(TokenErrorReason.class)
	void noRefusalSignsAnybodyIn(TokenErrorReason reason) {
		RequestState state = authenticator(refusing(reason, "refused", null)).authenticate(bearer(this.token), OPTIONS);

		assertThat(state.isAuthenticated()).isFalse();
		assertThat(state.token()).isNull();
		assertThat(state.claims()).isNull();
		assertThat(state.outage() != null).isEqualTo(reason.isOutage());
	}

	@Test
	void anUnforeseenFailureIsAnOutageAndItsLogShowsNoToken(CapturedOutput output) {
		RequestAuthenticator authenticator = authenticator((token, source) -> {
			throw new IllegalArgumentException("can't parse " + token.text());
		});

		RequestState state = authenticator.authenticate(bearer(this.token), OPTIONS);

		assertThat(state.reason()).isEqualTo("unexpected-error");
		assertThat(state.message()).isEmpty();
		assertThat(state.outage()).isEqualTo(Duration.ofSeconds(1));
		assertThat(output).contains(IllegalArgumentException.class.getName())
			.contains(RequestAuthenticatorTests.class.getName())
			.doesNotContain(this.token);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nSet-Cookie: b=c", "a\u0000b", "a\u0100b" })
	void aMessageThatIsNoHeaderValueStaysInTheState(String message) {
		RequestState state = authenticator(refusing(TokenErrorReason.TOKEN_INVALID, message, null))
			.authenticate(bearer(this.token), OPTIONS);

		assertThat(state.message()).startsWith(message);
		assertThat(state.headers()).containsOnlyKeys("x-clerk-auth-status", "x-clerk-auth-reason");
	}

	@Test
	void machineTokensOfAnotherKindAreRefusedUnverified() {
		RequestAuthenticator authenticator = authenticator(UNTOUCHED);
		Map<TokenType, String> tokens = Map.of(TokenType.API_KEY, "ak_1", TokenType.OAUTH_TOKEN, "oat_1",
				TokenType.M2M_TOKEN, token("{\"sub\":\"mch_1\"}"), TokenType.SESSION_TOKEN, this.token);

		tokens.forEach((sent, text) -> {
			for (TokenType type : TokenType.values()) {
				if (type != sent) {
					RequestState state = authenticator.authenticate(bearer(text), OPTIONS, AcceptedTokens.of(type));
					assertThat(state.isAuthenticated()).as(sent + " for " + type).isFalse();
					assertThat(state.tokenType()).isEqualTo(type);
				}
			}
		});
	}

	@Test
	void aKindThatTheListLacksRevealsNoSettings() {
		RequestState state = authenticator(UNTOUCHED).authenticate(bearer("ak_1"), OPTIONS,
				AcceptedTokens.of(TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN));

		assertThat(state.tokenType()).isNull();
		assertThat(state.reason()).isEqualTo("token-type-mismatch");
		assertThat(state.settings()).isEqualTo(RequestState.Settings.EMPTY);
	}

	@Test
	void cookiesNeverAuthenticateMachineRoutes() {
		RequestState state = authenticator(UNTOUCHED).authenticate(
				cookies("__client_uat=1799999990; __session=" + this.token), OPTIONS,
				AcceptedTokens.of(TokenType.API_KEY));

		assertThat(state.reason()).isEqualTo("No token in header");
		assertThat(state.tokenType()).isEqualTo(TokenType.API_KEY);
	}

	@Test
	void keysAreDemandedWhereTheyAreNeeded() {
		ClerkOptions none = ClerkOptions.builder().build();
		ClerkOptions publishable = ClerkOptions.builder().publishableKey(KEY.value()).build();

		assertThat(configurationError(none, AcceptedTokens.session())).isEqualTo("publishable-key-missing");
		assertThat(configurationError(publishable, AcceptedTokens.session())).isEqualTo("secret-key-missing");
		assertThat(configurationError(none, AcceptedTokens.of(TokenType.API_KEY))).isEqualTo("secret-key-missing");
		assertThat(configurationError(none, AcceptedTokens.of(TokenType.M2M_TOKEN)))
			.isEqualTo("machine-secret-or-secret-key-missing");
	}

	@Test
	void aSatelliteOfADevelopmentInstanceNeedsItsPrimary() {
		ClerkOptions satellite = OPTIONS.mutate().secretKey("sk_test_x").satellite(true).domain("d.example").build();
		ClerkOptions relative = satellite.mutate().signInUrl("/sign-in").build();
		ClerkOptions itself = satellite.mutate().signInUrl("https://APP.example.com:443/sign-in").build();
		ClerkOptions nowhere = satellite.mutate().signInUrl("https://p.example/in").domain(null).build();

		assertThat(configurationError(satellite, AcceptedTokens.session())).isEqualTo("sign-in-url-missing");
		assertThat(configurationError(relative, AcceptedTokens.session())).isEqualTo("sign-in-url-not-absolute");
		assertThat(configurationError(itself, AcceptedTokens.session())).isEqualTo("sign-in-url-same-origin");
		assertThat(configurationError(nowhere, AcceptedTokens.session())).isEqualTo("domain-or-proxy-url-missing");
	}

	@Test
	void aTokenWithoutAuthorizedPartyIsReportedOnce(CapturedOutput output) {
		RequestAuthenticator authenticator = authenticator(ACCEPTING);
		ClerkRequest request = cookies("__client_uat=1; __session=" + token("{\"sub\":\"user_1\",\"iat\":2}"));

		assertThat(authenticator.authenticate(request, OPTIONS).isAuthenticated()).isTrue();
		assertThat(authenticator.authenticate(request, OPTIONS).isAuthenticated()).isTrue();

		assertThat(output.toString().split("claim azp", -1)).hasSize(2);
	}

	@Test
	void debuggingLogsDecisionsWithoutQueryAndToken(CapturedOutput output) {
		authenticator(ACCEPTING).authenticate(bearer("junk.junk.junk"), OPTIONS.mutate().debug(true).build());

		assertThat(output).contains(
				"GET https://app.example.com/dashboard is signed-out, reason token-invalid, token type session_token, header token present, cookies []")
			.doesNotContain("private=1")
			.doesNotContain("junk");
	}

	@ParameterizedTest
	@ValueSource(strings = { "12abc", "-5", "0x10", "0.9", "1e9", "00", "\u0661", "1000000000000000" })
	void aClientUatThatIsNoNumberIsNoActiveClient(String clientUat) {
		RequestState state = authenticator(UNTOUCHED)
			.authenticate(cookies("__client_uat=" + clientUat + "; __session=" + this.token), OPTIONS);

		assertThat(state.reason()).isEqualTo("session-token-but-no-client-uat");
	}

	@Test
	void aDevelopmentRequestNeedsItsDevBrowser() {
		ClerkOptions development = ClerkOptions.builder()
			.publishableKey("pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk")
			.secretKey("sk_test_x")
			.build();
		RequestAuthenticator authenticator = authenticator(UNTOUCHED);

		assertThat(authenticator.authenticate(cookies("a=b"), development).reason()).isEqualTo("dev-browser-missing");
		assertThat(authenticator.authenticate(cookies("__clerk_db_jwt=dvb"), development).reason())
			.isEqualTo("session-token-and-uat-missing");
		assertThat(authenticator
			.authenticate(ClerkRequest.builder("GET", "http://localhost:8080/?__clerk_db_jwt").build(), development)
			.reason()).isEqualTo("dev-browser-sync");
	}

	@Test
	void twoHundredCookiesHideNoSession() {
		String others = IntStream.range(0, 200)
			.mapToObj((i) -> "__session_" + i + "=x")
			.collect(Collectors.joining("; "));

		RequestState state = authenticator(ACCEPTING)
			.authenticate(cookies(others + "; __client_uat=1; __session=" + this.token), OPTIONS);

		assertThat(state.isAuthenticated()).isTrue();
	}

	@Test
	void theFirstOfTwoSessionCookiesCounts() {
		RequestState state = authenticator(ACCEPTING)
			.authenticate(cookies("__client_uat=1; __session=junk; __session=" + this.token), OPTIONS);

		assertThat(state.reason()).isEqualTo("token-invalid");
	}

	@Test
	void aMegabyteIsRefusedLikeAnyJunk() {
		String megabyte = "a.".repeat(500_000);

		assertThat(authenticator(UNTOUCHED).authenticate(bearer(megabyte), OPTIONS).reason())
			.isEqualTo("token-invalid");
		assertThat(authenticator(UNTOUCHED).authenticate(cookies("__client_uat=1; __session=" + megabyte), OPTIONS)
			.reason()).isEqualTo("token-invalid");
	}

	@Test
	void junkIsSignedOutAndNeverAnError() {
		Random random = new Random(7);
		RequestAuthenticator authenticator = authenticator(UNTOUCHED);
		ClerkOptions development = ClerkOptions.builder()
			.publishableKey("pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk")
			.secretKey("sk_test_x")
			.build();
		for (int i = 0; i < 5_000; i++) {
			ClerkRequest request = ClerkRequest.builder(junk(random), "https://app.example.com/" + junk(random))
				.header("Authorization", random.nextBoolean() ? "" : "Bearer " + junk(random))
				.header("Cookie",
						"__session=" + junk(random) + "; __client_uat" + junk(random) + "; __session_"
								+ KEY.cookieSuffix() + "=" + junk(random))
				.header("Cookie", junk(random))
				.build();

			assertThat(authenticator.authenticate(request, random.nextBoolean() ? OPTIONS : development).status())
				.isEqualTo(Status.SIGNED_OUT);
		}
	}

	private static String junk(Random random) {
		String alphabet = "ey.J=0;1% \t\"\\/?&#{}[]:,_-\u0000\u007f\u00ff\ud83d\ude00";
		return random.ints(random.nextInt(12), 0, alphabet.length())
			.mapToObj((index) -> String.valueOf(alphabet.charAt(index)))
			.collect(Collectors.joining());
	}

	private static String configurationError(ClerkOptions options, AcceptedTokens accepted) {
		ClerkRequest request = ClerkRequest.builder("GET", URL).build();
		return assertThatExceptionOfType(ClerkConfigurationException.class)
			.isThrownBy(() -> authenticator(UNTOUCHED).authenticate(request, options, accepted))
			.actual()
			.code();
	}

	private static BiFunction<DecodedToken, TokenSource, SessionClaims> refusing(TokenErrorReason reason,
			String message, Duration retryAfter) {
		return (token, source) -> {
			throw new TokenVerificationException(reason, message, retryAfter);
		};
	}

	private static RequestAuthenticator authenticator(
			BiFunction<DecodedToken, TokenSource, SessionClaims> verification) {
		return RequestAuthenticator.create(new SessionTokenVerifier() {

			@Override
			public SessionClaims verify(String token) {
				throw new AssertionError("Requests are verified by their own options");
			}

			@Override
			public SessionClaims verify(DecodedToken token, ClerkOptions options, TokenSource source) {
				return verification.apply(token, source);
			}

		}, (type, token, options) -> {
			throw new AssertionError("No machine token is verified here");
		}, mock(), mock(), CLOCK);
	}

	private static ClerkRequest bearer(String token) {
		return ClerkRequest.builder("GET", URL).header("Authorization", "Bearer " + token).build();
	}

	private static ClerkRequest cookies(String header) {
		return ClerkRequest.builder("GET", URL).header("Cookie", header).build();
	}

	private static String token(String claims) {
		Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
		return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
				+ encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
	}

}
