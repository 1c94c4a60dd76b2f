package com.clerk.spring.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedM2mToken;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.auth.VerifiedOAuthToken;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Machine tokens that are JWTs, which are verified without a call.
 */
class MachineJwtTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder().jwtKey(TestKeys.A.pem()).build();

	private final FakeMachineTokenApi api = new FakeMachineTokenApi();

	private final FakeBackendApi keyApi = new FakeBackendApi();

	private final TestClock clock = new TestClock();

	private final MachineTokenVerifier verifier = MachineTokenVerifier.create(this.api,
			SigningKeys.create(this.keyApi, this.clock, new TestExecutor(), (duration) -> {
			}), this.clock);

	@Test
	void aMachineTokenIsVerifiedWithoutACall() {
		VerifiedMachineToken verified = verify(TokenType.M2M_TOKEN, m2m(with("team", "blue")));

		assertThat(verified)
			.isEqualTo(new VerifiedM2mToken("mt_jti", "mch_1", List.of("mch_2", "mch_3"), verified.claims()));
		assertThat(verified.claims()).containsEntry("team", "blue")
			.containsEntry("scopes", "mch_2 mch_3")
			.doesNotContainKeys("iss", "sub", "exp", "nbf", "iat", "jti");
		assertThat(this.api.calls()).isEmpty();
	}

	@Test
	void anAccessTokenIsVerifiedWithoutACall() {
		assertThat(verify(TokenType.OAUTH_TOKEN, oauth(with("scope", "profile  email"))))
			.isEqualTo(new VerifiedOAuthToken("mt_jti", "user_1", "client_1", List.of("profile", "email")));
		assertThat(this.api.calls()).isEmpty();
	}

	@Test
	void claimsOfOtherTypesCountAsAbsent() {
		assertThat(verify(TokenType.M2M_TOKEN,
				m2m(with("jti", 1).andThen(with("scopes", List.of("a"))).andThen(with("aud", "mch_9")))))
			.extracting(VerifiedMachineToken::id, VerifiedMachineToken::scopes)
			.containsExactly("", List.of());
		assertThat(verify(TokenType.OAUTH_TOKEN,
				oauth(with("client_id", List.of()).andThen(with("scp", Arrays.asList("a", null, 1))))))
			.isEqualTo(new VerifiedOAuthToken("mt_jti", "user_1", "", List.of("a")));
	}

	static Stream<Arguments> refusals() {
		TokenType m2m = TokenType.M2M_TOKEN;
		TokenType oauth = TokenType.OAUTH_TOKEN;
		return Stream.of(refused(m2m, m2mWithHeader("cat", "cl_B7d4PD111AAA"), true, "Invalid M2M JWT category."),
				refused(m2m, m2mWithHeader("cat", List.of("cl_B7d4PD333AAA")), true, "Invalid M2M JWT category."),
				refused(m2m, m2mWithHeader("typ", "at+jwt"), false, "Invalid JWT type \"at+jwt\". Expected \"JWT\"."),
				refused(m2m, m2mWithHeader("alg", "none"), false,
						"Invalid JWT algorithm \"none\". Supported: RS256,RS384,RS512."),
				refused(m2m, m2mWithHeader("crit", List.of("b64")), false,
						"Invalid JWT header: critical extensions (crit) are not supported."),
				refused(m2m, m2m(with("sub", "user_1")), false,
						"Subject claim (sub) is required and must be a machine. Received \"user_1\"."),
				refused(m2m, m2m(without("exp")), false,
						"Invalid JWT expiry date claim (exp) undefined. Expected number."),
				refused(m2m, m2m(with("nbf", 1_800_000_100L)), false,
						"JWT cannot be used prior to not before date claim (nbf). Not before date: Fri, 15 Jan 2027 "
								+ "08:01:40 GMT; Current date: Fri, 15 Jan 2027 08:00:00 GMT;"),
				refused(m2m, "a.b.c", true,
						"Invalid JWT form. The header, payload, or signature could not be decoded."),
				refused(oauth, oauthWithHeader("cat", "cl_B7d4PD333AAA"), true, "Invalid OAuth JWT category."),
				refused(oauth, oauthWithHeader("typ", "AT+JWT"), false,
						"Invalid JWT type \"AT+JWT\". Expected \"at+jwt, application/at+jwt\"."),
				refused(oauth, oauthWithHeader("alg", "HS256"), false,
						"Invalid JWT algorithm \"HS256\". Supported: RS256,RS384,RS512."),
				refused(oauth, oauth(without("sub")), false,
						"Subject claim (sub) is required and must be a string. Received undefined."),
				refused(oauth, oauth(with("exp", "1900000000")), false,
						"Invalid JWT expiry date claim (exp) \"1900000000\". Expected number."));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void aBadTokenIsRefusedInClerksWordsWithoutAdvice(TokenType type, String token, MachineTokenErrorReason reason,
			String message) {
		assertThatExceptionOfType(MachineTokenVerificationException.class).isThrownBy(() -> verify(type, token))
			.withMessage(message)
			.satisfies((ex) -> {
				assertThat(ex.reason()).isEqualTo(reason);
				assertThat(ex.outage()).isNull();
				assertThat(ex.status()).isZero();
			});
	}

	@Test
	void aSessionTokenIsNoMachineToken() {
		Map<String, Object> header = TestKeys.header("ins_vecA");
		header.remove("cat");
		String session = TestKeys.A.token(header, TestKeys.claims());

		for (String token : List.of(session, TestKeys.A.token())) {
			for (TokenType type : List.of(TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN, TokenType.API_KEY)) {
				assertThatExceptionOfType(MachineTokenVerificationException.class)
					.isThrownBy(() -> verify(type, token));
			}
		}
	}

	@Test
	void aKeyOfAnotherInstanceVerifiesNothing() {
		String foreign = TestKeys.B.token(m2mHeader(), m2mClaims(with("a", 1)));

		assertThat(refusal(TokenType.M2M_TOKEN, foreign, OPTIONS)).hasMessage("JWT signature is invalid.");
	}

	@Test
	void authorizedPartiesAreForSessions() {
		ClerkOptions options = OPTIONS.mutate().authorizedParties(List.of("https://app.example.com")).build();

		assertThat(this.verifier.verify(TokenType.M2M_TOKEN, m2m(without("azp")), options).subject())
			.isEqualTo("mch_1");
		assertThat(this.verifier.verify(TokenType.OAUTH_TOKEN, oauth(with("azp", "https://evil.example")), options)
			.subject()).isEqualTo("user_1");
	}

	@Test
	void anAccessTokenMustNameAnAudienceAndAMachineTokenNeedNot() {
		ClerkOptions options = OPTIONS.mutate().audience(List.of("https://api.example")).build();

		assertThat(this.verifier.verify(TokenType.M2M_TOKEN, m2m(without("aud")), options).subject())
			.isEqualTo("mch_1");
		assertThat(refusal(TokenType.OAUTH_TOKEN, oauth(without("aud")), options).reason())
			.isEqualTo(MachineTokenErrorReason.TOKEN_VERIFICATION_FAILED);
		assertThat(this.verifier.verify(TokenType.OAUTH_TOKEN, oauth(with("aud", "https://api.example")), options)
			.subject()).isEqualTo("user_1");
	}

	@Test
	void aTokenEndsWhenItsTimeIsOver() {
		String token = m2m(with("exp", 1_800_000_060L));
		assertThat(verify(TokenType.M2M_TOKEN, token).subject()).isEqualTo("mch_1");

		this.clock.advance(Duration.ofSeconds(65));

		assertThat(refusal(TokenType.M2M_TOKEN, token, OPTIONS).reason())
			.isEqualTo(MachineTokenErrorReason.TOKEN_VERIFICATION_FAILED);
	}

	@Test
	void keysThatCantBeHadAreAnOutageAndNoFaultOfTheCaller() {
		ClerkOptions remote = ClerkOptions.builder().secretKey("sk_test_x").build();
		this.keyApi.fail(503);

		MachineTokenVerificationException ex = refusal(TokenType.M2M_TOKEN, m2m(with("a", 1)), remote);

		assertThat(ex.reason()).isEqualTo(MachineTokenErrorReason.TOKEN_VERIFICATION_FAILED);
		assertThat(ex.outage()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
		assertThat(ex).hasMessage("Error loading Clerk JWKS from " + FakeBackendApi.URL + " with code=503");
	}

	@Test
	void anUnknownKeyIsTheCallersFault() {
		ClerkOptions remote = ClerkOptions.builder().secretKey("sk_test_x").build();
		String foreign = TestKeys.B.token(header("ins_vecB", "JWT"), m2mClaims(with("a", 1)));

		MachineTokenVerificationException ex = refusal(TokenType.M2M_TOKEN, foreign, remote);

		assertThat(ex.outage()).isNull();
		assertThat(ex).hasMessageStartingWith("Unable to find a signing key in JWKS that matches the kid='ins_vecB'")
			.hasMessageEndingWith("contain a Clerk-generated session JWT.");
	}

	private VerifiedMachineToken verify(TokenType type, String token) {
		return this.verifier.verify(type, token, OPTIONS);
	}

	private MachineTokenVerificationException refusal(TokenType type, String token, ClerkOptions options) {
		return catchThrowableOfType(MachineTokenVerificationException.class,
				() -> this.verifier.verify(type, token, options));
	}

	private static Arguments refused(TokenType type, String token, boolean form, String message) {
		return Arguments.of(type, token,
				form ? MachineTokenErrorReason.TOKEN_INVALID : MachineTokenErrorReason.TOKEN_VERIFICATION_FAILED,
				message);
	}

	private static String m2m(Consumer<Map<String, Object>> change) {
		return TestKeys.A.token(m2mHeader(), m2mClaims(change));
	}

	private static String m2mWithHeader(String name, Object value) {
		Map<String, Object> header = m2mHeader();
		header.put(name, value);
		return TestKeys.A.token(header, m2mClaims(with("a", 1)));
	}

	private static String oauth(Consumer<Map<String, Object>> change) {
		return TestKeys.A.token(header("ins_vecA", "at+jwt"), oauthClaims(change));
	}

	private static String oauthWithHeader(String name, Object value) {
		Map<String, Object> header = header("ins_vecA", "application/at+jwt");
		header.put(name, value);
		return TestKeys.A.token(header, oauthClaims(with("a", 1)));
	}

	private static Map<String, Object> m2mHeader() {
		Map<String, Object> header = header("ins_vecA", "JWT");
		header.put("cat", "cl_B7d4PD333AAA");
		return header;
	}

	private static Map<String, Object> header(String kid, String type) {
		return new LinkedHashMap<>(Map.of("alg", "RS256", "kid", kid, "typ", type));
	}

	private static Map<String, Object> m2mClaims(Consumer<Map<String, Object>> change) {
		return claims(with("sub", "mch_1").andThen(with("scopes", "mch_2 mch_3")).andThen(change));
	}

	private static Map<String, Object> oauthClaims(Consumer<Map<String, Object>> change) {
		return claims(with("client_id", "client_1").andThen(change));
	}

	private static Map<String, Object> claims(Consumer<Map<String, Object>> change) {
		Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", "user_1", "jti", "mt_jti", "iss",
				"https://clerk.example.com", "exp", 1_800_000_060L, "iat", 1_799_999_995L, "nbf", 1_799_999_995L));
		change.accept(claims);
		return claims;
	}

	private static Consumer<Map<String, Object>> with(String name, Object value) {
		return (claims) -> claims.put(name, value);
	}

	private static Consumer<Map<String, Object>> without(String name) {
		return (claims) -> claims.remove(name);
	}

}
