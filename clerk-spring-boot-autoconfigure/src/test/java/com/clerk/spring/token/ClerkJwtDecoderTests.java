package com.clerk.spring.token;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClerkJwtDecoderTests {

	private final TestClock clock = new TestClock();

	private final FakeBackendApi api = new FakeBackendApi();

	private final ClerkJwtDecoder decoder = decoder(ClerkOptions.builder().secretKey("sk_test_1").build());

	@Test
	void aSessionTokenBecomesAJwt() {
		Jwt jwt = this.decoder.decode(TestKeys.A.token());

		assertThat(jwt.getSubject()).isEqualTo("user_1");
		assertThat(jwt.getExpiresAt()).isEqualTo(Instant.ofEpochSecond(1_800_000_060L));
		assertThat(jwt.getIssuedAt()).isEqualTo(Instant.ofEpochSecond(1_799_999_995L));
		assertThat(jwt.getNotBefore()).isEqualTo(Instant.ofEpochSecond(1_799_999_985L));
		assertThat(jwt.getHeaders()).containsEntry("kid", "ins_vecA").containsEntry("alg", "RS256");
		assertThat(jwt.getClaimAsString("azp")).isEqualTo("https://app.example.com");
		assertThat(jwt.getTokenValue()).isEqualTo(TestKeys.A.token());
	}

	@Test
	void timesThatAreNotThereStayAway() {
		Jwt jwt = this.decoder.decode(TestKeys.A.tokenWithout("nbf"));

		assertThat(jwt.getNotBefore()).isNull();
		assertThat(this.decoder.decode(TestKeys.A.tokenWithout("iat")).getIssuedAt()).isNull();
	}

	static List<String> refused() {
		return List.of("", "rubbish", TestKeys.A.tokenOf("exp", 1), TestKeys.B.token(),
				TestKeys.A.tokenOf("sts", "pending"), TestKeys.A.tokenOf("sub", "mch_1"),
				TestKeys.A.tokenWithHeader("cat", "cl_B7d4PD222AAA"),
				TestKeys.A.tokenWithHeader("cat", "cl_B7d4PD333AAA"), TestKeys.A.tokenWithHeader("typ", "at+jwt"),
				TestKeys.A.tokenWithHeader("alg", "none"), TestKeys.A.tokenOf("iat", 1_800_000_061L));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatIsNoCredentialOfASignedInUserIsABadJwt(String token) {
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> this.decoder.decode(token));
	}

	@Test
	void whenATokenExpiresBeforeItWasIssuedThenItIsABadJwt() {
		String token = TestKeys.A.tokenOf("exp", 1_799_999_996L);
		this.clock.set(Instant.ofEpochSecond(1_799_999_994L));

		assertThat(this.decoder.decode(token).getSubject()).isEqualTo("user_1");
		assertThatExceptionOfType(BadJwtException.class)
			.isThrownBy(() -> this.decoder.decode(TestKeys.A.tokenOf("exp", 1_799_999_990L)));
	}

	@Test
	void theCallerIsToldTheReasonOnly() {
		ClerkJwtDecoder strict = decoder(ClerkOptions.builder()
			.secretKey("sk_test_1")
			.authorizedParties(List.of("https://internal.example"))
			.build());

		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> strict.decode(TestKeys.A.token()))
			.withMessage("The session token was refused: token-invalid-authorized-parties")
			.withCauseInstanceOf(TokenVerificationException.class);
	}

	@Test
	void anOutageIsNoFaultOfTheToken() {
		this.api.fail(503);

		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> this.decoder.decode(TestKeys.A.token()))
			.isNotInstanceOf(BadJwtException.class);
	}

	@Test
	void optionsThatCanNotBeHadAreNoFaultOfTheToken() {
		SessionTokenVerifier verifier = SessionTokenVerifier.create(ClerkOptions.builder().build(),
				SigningKeys.create(this.api, this.clock), this.clock, 0);
		ClerkJwtDecoder failing = new ClerkJwtDecoder(verifier, () -> {
			throw new IllegalStateException("The store of keys is away");
		});

		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> failing.decode(TestKeys.A.token()))
			.isNotInstanceOf(BadJwtException.class)
			.withMessageNotContaining("store");
	}

	private ClerkJwtDecoder decoder(ClerkOptions options) {
		SigningKeys keys = SigningKeys.create(this.api, this.clock, new TestExecutor(), (duration) -> {
		});
		return new ClerkJwtDecoder(SessionTokenVerifier.create(options, keys, this.clock, 100), options);
	}

}
