package com.clerk.spring.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedApiKey;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.auth.VerifiedOAuthToken;
import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Opaque tokens, which are verified by one call.
 */
class OpaqueMachineTokenTests {

	private static final String URL = "https://api.example/api_keys/verify";

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.secretKey("sk_test_x")
		.jwtKey(TestKeys.A.pem())
		.build();

	private final FakeMachineTokenApi api = new FakeMachineTokenApi();

	private final TestClock clock = new TestClock();

	private final MachineTokenVerifier verifier = MachineTokenVerifier.create(this.api,
			SigningKeys.create(new FakeBackendApi(), this.clock, new TestExecutor(), (duration) -> {
			}), this.clock);

	@Test
	void aKindIsAskedAboutAtItsOwnAddressOnce() {
		verify(TokenType.API_KEY, "ak_1");
		verify(TokenType.M2M_TOKEN, "mt_1");
		verify(TokenType.OAUTH_TOKEN, "oat_1");

		assertThat(this.api.calls()).containsExactly("api key ak_1", "m2m token mt_1", "oauth token oat_1");
	}

	@Test
	void whatClerkLeavesOutIsEmpty() {
		this.api.answers(Map.of("id", "id_1", "subject", "user_1"));

		assertThat(verify(TokenType.API_KEY, "ak_1"))
			.isEqualTo(new VerifiedApiKey("id_1", "user_1", null, List.of(), Map.of()));
		assertThat(verify(TokenType.OAUTH_TOKEN, "oat_1"))
			.isEqualTo(new VerifiedOAuthToken("id_1", "user_1", "", List.of()));
	}

	@Test
	void whatClerkSendsOfAnotherTypeCountsAsLeftOut() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("name", 1, "client_id", List.of("a"), "claims", "admin",
				"scopes", Arrays.asList("a", null, 1, "", List.of("b"), "c"))));

		assertThat(verify(TokenType.API_KEY, "ak_1"))
			.isEqualTo(new VerifiedApiKey("id_1", "user_1", null, List.of("a", "c"), Map.of()));
		assertThat(verify(TokenType.OAUTH_TOKEN, "oat_1"))
			.isEqualTo(new VerifiedOAuthToken("id_1", "user_1", "", List.of("a", "c")));
	}

	static Stream<Map<String, ?>> endings() {
		return Stream.of(Map.of("revoked", true), Map.of("expired", true), Map.of("revoked", "true"),
				Map.of("expired", 1), Map.of("revoked", "false"), Map.of("expired", List.of()));
	}

	@ParameterizedTest
	@MethodSource("endings")
	void aTokenThatMayHaveEndedIsRefused(Map<String, ?> ending) {
		this.api.answers(FakeMachineTokenApi.answer(ending));

		for (TokenType type : machineTypes()) {
			MachineTokenVerificationException ex = refusal(type, "token");
			assertThat(ex.reason()).isEqualTo(MachineTokenErrorReason.TOKEN_INVALID);
			assertThat(ex.outage()).isNull();
		}
	}

	static Stream<Map<String, Object>> uselessAnswers() {
		return Stream.of(Map.of(), Map.of("id", "id_1"), Map.of("subject", "user_1"),
				Map.of("id", "", "subject", "user_1"), Map.of("id", "id_1", "subject", ""),
				Map.of("id", 1, "subject", 2), Map.of("id", List.of("id_1"), "subject", Map.of()),
				Map.of("keys", List.of()), Map.of("errors", List.of()));
	}

	@ParameterizedTest
	@MethodSource("uselessAnswers")
	void anAnswerAboutNoTokenSignsNobodyIn(Map<String, Object> answer) {
		this.api.answers(answer);

		for (TokenType type : machineTypes()) {
			MachineTokenVerificationException ex = refusal(type, "token");
			assertThat(ex.reason()).isEqualTo(MachineTokenErrorReason.UNEXPECTED_ERROR);
			assertThat(ex.outage()).isEqualTo(Duration.ofSeconds(1));
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, UNEXPECTED_ERROR", "200, UNEXPECTED_ERROR", "302, UNEXPECTED_ERROR", "400, UNEXPECTED_ERROR",
			"401, SECRET_KEY_INVALID", "403, UNEXPECTED_ERROR", "404, TOKEN_INVALID", "410, UNEXPECTED_ERROR",
			"422, UNEXPECTED_ERROR", "429, UNEXPECTED_ERROR", "500, UNEXPECTED_ERROR", "503, UNEXPECTED_ERROR",
			"599, UNEXPECTED_ERROR" })
	void onlyAnUnknownTokenIsTheCallersFault(int status, MachineTokenErrorReason reason) {
		this.api.fails((status > 0) ? failure(status, List.of(), null) : new ClerkApiException(URL, null));

		MachineTokenVerificationException ex = refusal(TokenType.API_KEY, "ak_1");

		assertThat(ex.reason()).isEqualTo(reason);
		assertThat(ex.status()).isEqualTo(status);
		assertThat(ex.outage() == null).isEqualTo(status == 404);
		assertThat(this.api.calls()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "unknown", value = { "unknown, 1", "0, 1", "1, 1", "30, 30" })
	void anOutageLastsAsLongAsClerkSays(@Nullable Long retryAfter, long expected) {
		this.api.fails(failure(429, List.of(), (retryAfter != null) ? Duration.ofSeconds(retryAfter) : null));

		assertThat(refusal(TokenType.M2M_TOKEN, "mt_1").outage()).isEqualTo(Duration.ofSeconds(expected));
	}

	@Test
	void aWrongSecretKeyIsToldInClerksWords() {
		this.api.fails(failure(401, List.of(error("The key is bad"), error("second")), null));
		assertThat(refusal(TokenType.API_KEY, "ak_1")).hasMessage("The key is bad");

		this.api.fails(failure(401, List.of(error("")), null));
		assertThat(refusal(TokenType.API_KEY, "ak_1")).hasMessage("Invalid secret key");
	}

	@Test
	void withoutAKeyNobodyIsAsked() {
		ClerkOptions local = ClerkOptions.builder().jwtKey(TestKeys.A.pem()).build();

		for (TokenType type : machineTypes()) {
			MachineTokenVerificationException ex = refusal(type, "token", local);
			assertThat(ex.reason()).isEqualTo(MachineTokenErrorReason.SECRET_KEY_INVALID);
			assertThat(ex.outage()).isNotNull();
			assertThat(ex).hasMessageContaining("clerk.secret-key");
		}
		assertThat(this.api.calls()).isEmpty();
	}

	@Test
	void aMachineSecretKeyServesMachinesOnly() {
		ClerkOptions machine = ClerkOptions.builder().machineSecretKey("ak_machine").build();

		assertThat(this.verifier.verify(TokenType.M2M_TOKEN, "mt_1", machine).subject()).isEqualTo("user_1");
		assertThat(refusal(TokenType.API_KEY, "ak_1", machine).reason())
			.isEqualTo(MachineTokenErrorReason.SECRET_KEY_INVALID);
		assertThat(refusal(TokenType.OAUTH_TOKEN, "oat_1", machine).reason())
			.isEqualTo(MachineTokenErrorReason.SECRET_KEY_INVALID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ak_a b", "ak_a\tb", "ak_a\r\nb", "ak_\u0000", "ak_\u00e9", "ak_\ud83d", " ak_1" })
	void aTokenThatCanBeNoneCostsNoCall(String token) {
		for (TokenType type : machineTypes()) {
			assertThat(refusal(type, token).reason()).isEqualTo(MachineTokenErrorReason.TOKEN_INVALID);
		}
		assertThat(this.api.calls()).isEmpty();
	}

	@Test
	void aTokenThatIsTooLongCostsNoCall() {
		assertThat(refusal(TokenType.API_KEY, "ak_" + "a".repeat(16 * 1024)).reason())
			.isEqualTo(MachineTokenErrorReason.TOKEN_INVALID);
		assertThat(refusal(TokenType.API_KEY, "ak_" + "a".repeat(16 * 1024) + ".b.c").reason())
			.isEqualTo(MachineTokenErrorReason.TOKEN_INVALID);
		assertThat(this.api.calls()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = "SESSION_TOKEN", mode = EnumSource.Mode.EXCLUDE, value = TokenType.class)
	void aPrefixBeforeAJwtIsNoTokenAndCostsNoCall(TokenType type) {
		MachineTokenVerificationException ex = refusal(type, "ak_" + TestKeys.A.token());

		assertThat(ex.reason()).isEqualTo(MachineTokenErrorReason.TOKEN_INVALID);
		assertThat(ex).hasMessage("Invalid JWT form. The header, payload, or signature could not be decoded.");
		assertThat(this.api.calls()).isEmpty();
	}

	@Test
	void anApiKeyIsNeverAJwt() {
		assertThat(refusal(TokenType.API_KEY, TestKeys.A.token()).reason())
			.isEqualTo(MachineTokenErrorReason.TOKEN_INVALID);
		assertThat(this.api.calls()).isEmpty();
	}

	static Stream<@Nullable Object> foreignAudiences() {
		return Stream.of("https://other.example", "", List.of(), List.of(""), List.of("https://api.example", ""),
				List.of("https://api.example", 1), 1, Map.of("https://api.example", true),
				List.of("https://API.example"), List.of(List.of("https://api.example")));
	}

	@Test
	void aForeignAudienceIsQuotedAsItCame() {
		ClerkOptions options = OPTIONS.mutate().audience(List.of("https://api.example")).build();
		this.api.answers(FakeMachineTokenApi.answer(Map.of("aud", "https://other.example")));

		assertThat(refusal(TokenType.OAUTH_TOKEN, "oat_1", options))
			.hasMessageContaining("but incoming token has aud \"https://other.example\".");
	}

	@ParameterizedTest
	@MethodSource("foreignAudiences")
	void anAccessTokenForOthersIsRefused(Object audience) {
		ClerkOptions options = OPTIONS.mutate().audience(List.of("https://api.example")).build();
		this.api.answers(FakeMachineTokenApi.answer(Map.of("aud", audience)));

		assertThat(refusal(TokenType.OAUTH_TOKEN, "oat_1", options).reason())
			.isEqualTo(MachineTokenErrorReason.TOKEN_VERIFICATION_FAILED);
	}

	@Test
	void anAccessTokenForOneOfOurAudiencesIsGood() {
		ClerkOptions options = OPTIONS.mutate().audience(List.of("https://a.example", "https://b.example")).build();
		for (Object audience : List.of("https://b.example", List.of("https://other.example", "https://a.example"))) {
			this.api.answers(FakeMachineTokenApi.answer(Map.of("aud", audience)));

			assertThat(this.verifier.verify(TokenType.OAUTH_TOKEN, "oat_1", options).subject()).isEqualTo("user_1");
		}
	}

	@Test
	void sessionTokensAreForAnotherVerifier() {
		assertThatIllegalArgumentException().isThrownBy(() -> verify(TokenType.SESSION_TOKEN, TestKeys.A.token()))
			.withMessageContaining("session_token");
	}

	@Test
	void noFailureShowsTheTokenOrAKey() {
		List<MachineTokenVerificationException> failures = new ArrayList<>();
		failures.add(refusal(TokenType.API_KEY, "ak_hush hush"));
		failures.add(refusal(TokenType.API_KEY, "ak_hush.hush.hush"));
		this.api.fails(failure(401, List.of(error("bad")), null));
		failures.add(refusal(TokenType.API_KEY, "ak_hush"));
		this.api.fails(failure(500, List.of(error("bad")), null));
		failures.add(refusal(TokenType.API_KEY, "ak_hush"));

		assertThat(failures).allSatisfy((ex) -> {
			assertThat(ex.toString()).doesNotContain("hush").doesNotContain("sk_test_x");
			assertThat(String.valueOf(ex.getCause())).doesNotContain("hush").doesNotContain("sk_test_x");
		});
	}

	private VerifiedMachineToken verify(TokenType type, String token) {
		return this.verifier.verify(type, token, OPTIONS);
	}

	private MachineTokenVerificationException refusal(TokenType type, String token) {
		return refusal(type, token, OPTIONS);
	}

	private MachineTokenVerificationException refusal(TokenType type, String token, ClerkOptions options) {
		return catchThrowableOfType(MachineTokenVerificationException.class,
				() -> this.verifier.verify(type, token, options));
	}

	private static List<TokenType> machineTypes() {
		return List.of(TokenType.API_KEY, TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN);
	}

	private static ClerkApiException failure(int status, List<ClerkApiError> errors, @Nullable Duration retryAfter) {
		return new ClerkApiException(URL, status, errors, null, retryAfter);
	}

	private static ClerkApiError error(String message) {
		return new ClerkApiError("code", message, null, Map.of());
	}

}
