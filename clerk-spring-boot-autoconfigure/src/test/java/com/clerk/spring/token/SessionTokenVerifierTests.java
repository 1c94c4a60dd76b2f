package com.clerk.spring.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@ExtendWith(OutputCaptureExtension.class)
class SessionTokenVerifierTests {

	private static final String ACTION = " Make sure that this is a valid Clerk-generated JWT.";

	private static final ClerkOptions OPTIONS = ClerkOptions.builder().jwtKey(TestKeys.A.pem()).build();

	private final TestClock clock = new TestClock();

	private final FakeBackendApi api = new FakeBackendApi();

	private final SigningKeys keys = SigningKeys.create(this.api, this.clock, new TestExecutor(), (duration) -> {
	});

	private final SessionTokenVerifier verifier = verifier(OPTIONS);

	@Test
	void aGoodTokenIsVerified() {
		assertThat(this.verifier.verify(TestKeys.A.token()).subject()).isEqualTo("user_1");
	}

	@Test
	void aTokenIsVerifiedByTheInstanceThatIsNamed() {
		ClerkOptions other = ClerkOptions.builder().jwtKey(TestKeys.B.pem()).build();

		assertThat(this.verifier.verify(TestKeys.B.token(), other).subject()).isEqualTo("user_1");
		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> this.verifier.verify(TestKeys.A.token(), other));
	}

	static Stream<Arguments> refusals() {
		return Stream.of(
				refused(TestKeys.A.tokenWithHeader("crit", List.of("b64")), TokenErrorReason.TOKEN_INVALID,
						"Invalid JWT header: critical extensions (crit) are not supported." + ACTION),
				refused(TestKeys.A.tokenWithHeader("cat", "cl_B7d4PD333AAA"), TokenErrorReason.TOKEN_INVALID,
						"Invalid session token category." + ACTION),
				refused(TestKeys.A.tokenWithHeader("typ", List.of("JWT")), TokenErrorReason.TOKEN_INVALID,
						"Invalid JWT type [\"JWT\"]. Expected \"JWT\"." + ACTION),
				refused(TestKeys.A.tokenWithHeader("alg", "none"), TokenErrorReason.TOKEN_INVALID_ALGORITHM,
						"Invalid JWT algorithm \"none\". Supported: RS256,RS384,RS512." + ACTION),
				refused(TestKeys.A.tokenWithHeader("alg", "a\u0000\r\n\u007f\u2028\u202eb\"\\\t"),
						TokenErrorReason.TOKEN_INVALID_ALGORITHM,
						"Invalid JWT algorithm \"a\\u0000\\r\\n\\u007f\\u2028\\u202eb\\\"\\\\\\t\". Supported: "
								+ "RS256,RS384,RS512." + ACTION),
				refused(TestKeys.A.tokenWithHeader("alg", "RS512"), TokenErrorReason.TOKEN_VERIFICATION_FAILED,
						"Error verifying JWT signature. The key does not fit the algorithm of the token." + ACTION),
				refused(TestKeys.B.token(), TokenErrorReason.TOKEN_INVALID_SIGNATURE, "JWT signature is invalid."),
				refused(TestKeys.A.tokenWithout("sub"), TokenErrorReason.TOKEN_VERIFICATION_FAILED,
						"Subject claim (sub) is required and must be a string. Received undefined." + ACTION),
				refused(TestKeys.A.tokenOf("sub", " "), TokenErrorReason.TOKEN_VERIFICATION_FAILED,
						"Subject claim (sub) is required and must be a string. Received \" \"." + ACTION),
				refused(TestKeys.A.tokenOf("sub", Map.of("a", List.of(1, 1.5, true))),
						TokenErrorReason.TOKEN_VERIFICATION_FAILED,
						"Subject claim (sub) is required and must be a string. Received {\"a\":[1,1.5,true]}."
								+ ACTION),
				refused(TestKeys.A.tokenOf("exp", 1_799_999_995L), TokenErrorReason.TOKEN_EXPIRED,
						"JWT is expired. Expiry date: Fri, 15 Jan 2027 07:59:55 GMT, Current date: Fri, 15 Jan 2027 "
								+ "08:00:00 GMT."),
				refused(TestKeys.A.tokenOf("exp", 1e13), TokenErrorReason.TOKEN_VERIFICATION_FAILED,
						"Invalid JWT expiry date claim (exp) 10000000000000. Expected number." + ACTION),
				refused(TestKeys.A.tokenOf("nbf", 8_640_000_000_000L), TokenErrorReason.TOKEN_NOT_ACTIVE_YET,
						"JWT cannot be used prior to not before date claim (nbf). Not before date: Sat, 13 Sep "
								+ "275760 00:00:00 GMT; Current date: Fri, 15 Jan 2027 08:00:00 GMT;"),
				refused(TestKeys.A.tokenOf("iat", false), TokenErrorReason.TOKEN_VERIFICATION_FAILED,
						"Invalid JWT issued at date claim (iat) false. Expected number." + ACTION));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void aBadTokenIsRefusedInClerksWords(String token, TokenErrorReason reason, String message) {
		assertThatExceptionOfType(TokenVerificationException.class).isThrownBy(() -> this.verifier.verify(token))
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	/**
	 * The recorded requests with a session token in the header: here their texts.
	 */
	static Stream<Vector> recordedMessages() {
		Set<String> fields = Set.of("backendApi", "deviation", "expected", "expectedError", "group", "id", "now",
				"options", "recommended", "recommendedError", "request", "title");
		return Vectors.load("authenticate-request", fields)
			.filter((vector) -> Set.of("claims", "header-token").contains(vector.kind()))
			.filter((vector) -> !vector.isDeviation() && !vector.get("expected").path("looseMessage").asBoolean(false))
			.filter((vector) -> vector.get("options").path("jwtKey").asString("").equals("@main"))
			.filter((
					vector) -> vector.get("expected").path("message").asString("").endsWith(", token-carrier=header)"));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("recordedMessages")
	void speaksTheRecordedWords(Vector vector) {
		this.clock.set(Instant.ofEpochMilli(vector.get("now").asLong()));
		ClerkOptionsBuilder options = ClerkOptions.builder()
			.jwtKey(Vectors.key("authenticate-request-main-public.pem"));
		vector.get("options").forEachEntry((name, value) -> {
			switch (name) {
				case "clockSkewInMs" -> options.clockSkew(Duration.ofMillis(value.asLong()));
				case "audience" -> options.audience(texts(value));
				case "authorizedParties" -> options.authorizedParties(texts(value));
				default -> {
				}
			}
		});
		String header = vector.get("request").get("headers").get("authorization").asString();
		String token = header.substring(header.indexOf(' ') + 1);

		TokenVerificationException ex = refusal(options.build(), token, TokenSource.HEADER);

		assertThat(ex.getMessage() + " (reason=" + ex.reason().code() + ", token-carrier=header)")
			.isEqualTo(vector.get("expected").get("message").asString());
	}

	private static List<String> texts(JsonNode value) {
		return (value.isArray() ? value.valueStream() : Stream.of(value)).map(JsonNode::asString).toList();
	}

	@Test
	void anUnknownKeyIdIsShownHarmless() {
		ClerkOptions remote = ClerkOptions.builder().secretKey("sk_test_1").build();

		assertThat(refusal(remote, TestKeys.A.tokenWithHeader("kid", "a\r\nSet-Cookie: x=1"), TokenSource.HEADER))
			.hasMessageContaining("the kid='a??Set-Cookie:?x=1' of");
		assertThat(refusal(remote, TestKeys.A.tokenWithHeader("kid", "ü".repeat(2000)), TokenSource.HEADER))
			.hasMessageContaining("the kid='" + "?".repeat(256) + "' of");
		assertThat(refusal(remote, TestKeys.A.tokenWithHeader("kid", 5), TokenSource.HEADER))
			.hasMessageContaining("the kid='5' of");
		assertThat(refusal(remote, TestKeys.A.tokenWithHeader("kid", null), TokenSource.HEADER))
			.hasMessageContaining("the kid='null' of");
	}

	@Test
	void longValuesAreShownShort() {
		assertThat(
				refusal(OPTIONS, TestKeys.A.tokenWithHeader("typ", "x".repeat(5000)), TokenSource.HEADER).getMessage())
			.hasSizeLessThan(400);
		assertThat(refusal(OPTIONS, TestKeys.A.tokenWithHeader("typ", List.of("x".repeat(500), "y".repeat(500))),
				TokenSource.HEADER)
			.getMessage()).hasSizeLessThan(400);
	}

	@Test
	void thePublicKeyIsNoSharedSecret() throws GeneralSecurityException {
		Map<String, Object> header = TestKeys.header("ins_vecA");
		header.put("alg", "HS256");
		String text = String.join(".", TestKeys.unsigned(header));
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(TestKeys.A.pem().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		String token = text + "." + TestKeys.encode(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));

		assertThat(refusal(OPTIONS, token, TokenSource.HEADER).reason())
			.isEqualTo(TokenErrorReason.TOKEN_INVALID_ALGORITHM);
	}

	@Test
	void aKeyInTheTokenIsNotUsed() {
		Map<String, Object> header = TestKeys.header("ins_vecB");
		header.put("jwk", TestKeys.B.jwk());
		header.put("jku", "https://evil.example/jwks");
		String token = TestKeys.B.token(header, TestKeys.claims());
		ClerkOptions remote = ClerkOptions.builder().secretKey("sk_test_1").build();

		assertThat(refusal(OPTIONS, token, TokenSource.HEADER).reason())
			.isEqualTo(TokenErrorReason.TOKEN_INVALID_SIGNATURE);
		assertThat(refusal(remote, token, TokenSource.HEADER).reason()).isEqualTo(TokenErrorReason.JWK_KID_MISMATCH);
	}

	@Test
	void aTokenThatNeedsNoKeyToBeRefusedCausesNoFetch() {
		ClerkOptions remote = ClerkOptions.builder().secretKey("sk_test_1").build();

		refusal(remote, TestKeys.A.tokenWithHeader("cat", "cl_B7d4PD333AAA"), TokenSource.HEADER);
		refusal(remote, TestKeys.A.tokenWithHeader("crit", List.of()), TokenSource.HEADER);

		assertThat(this.api.fetches()).isZero();
	}

	@Test
	void whenAzpIsMissingThenOnlyACookieMayBeAcceptedAndOnlyIfAskedFor(CapturedOutput output) {
		ClerkOptions strict = OPTIONS.mutate().authorizedParties(List.of("https://app.example.com")).build();
		ClerkOptions lenient = strict.mutate().acceptMissingAzp(true).build();
		DecodedToken missing = DecodedToken.decode(TestKeys.A.tokenWithout("azp"));

		assertThat(this.verifier.verify(missing, lenient, TokenSource.COOKIE).subject()).isEqualTo("user_1");
		assertThat(refusal(lenient, missing.text(), TokenSource.HEADER).reason())
			.isEqualTo(TokenErrorReason.TOKEN_INVALID_AUTHORIZED_PARTIES);
		assertThat(refusal(strict, missing.text(), TokenSource.COOKIE))
			.hasMessage("Invalid JWT Authorized party claim (azp) undefined. Expected \"https://app.example.com\".");
		assertThat(refusal(lenient, TestKeys.A.tokenOf("azp", null), TokenSource.COOKIE).reason())
			.isEqualTo(TokenErrorReason.TOKEN_INVALID_AUTHORIZED_PARTIES);
		assertThat(refusal(lenient, TestKeys.A.tokenOf("azp", "https://evil.example"), TokenSource.COOKIE).reason())
			.isEqualTo(TokenErrorReason.TOKEN_INVALID_AUTHORIZED_PARTIES);
		assertThat(output).containsOnlyOnce("clerk.accept-missing-azp=true");
	}

	@Test
	void pendingSessionsAndTemplatesAreForTheCallerToJudge() {
		assertThat(this.verifier.verify(TestKeys.A.tokenOf("sts", "pending")).get("sts")).isEqualTo("pending");
		assertThat(this.verifier.verify(TestKeys.A.tokenWithHeader("cat", "cl_B7d4PD222AAA")).subject())
			.isEqualTo("user_1");
	}

	@Test
	void theClockIsReadOnceForAllClaims() {
		int[] reads = new int[1];
		Clock counting = new Clock() {

			@Override
			public Instant instant() {
				reads[0]++;
				return SessionTokenVerifierTests.this.clock.instant();
			}

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

		};

		SessionTokenVerifier.create(OPTIONS, this.keys, counting, 0).verify(TestKeys.A.token());

		assertThat(reads[0]).isOne();
	}

	private SessionTokenVerifier verifier(ClerkOptions options) {
		return SessionTokenVerifier.create(options, this.keys, this.clock, 100);
	}

	private TokenVerificationException refusal(ClerkOptions options, String token, TokenSource source) {
		return catchThrowableOfType(TokenVerificationException.class,
				() -> this.verifier.verify(DecodedToken.decode(token), options, source));
	}

	private static Arguments refused(String token, TokenErrorReason reason, String message) {
		return Arguments.of(token, reason, message);
	}

}
