package com.clerk.spring.token;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What remembering good signatures changes, and what it must not.
 */
class RememberedTokensTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder().secretKey("sk_test_1").build();

	private final TestClock clock = new TestClock();

	private final FakeBackendApi api = new FakeBackendApi();

	private final SigningKeys keys = SigningKeys.create(this.api, this.clock, new TestExecutor(), (duration) -> {
	});

	private final VerifiedTokens verifiedTokens = new VerifiedTokens(3, this.clock);

	private final SessionTokenVerifier verifier = new DefaultSessionTokenVerifier(OPTIONS, this.keys, this.clock,
			this.verifiedTokens);

	@Test
	void aRememberedTokenNeedsNoKey() {
		String token = TestKeys.A.token();
		this.verifier.verify(token);
		this.api.answer(TestKeys.jwks(TestKeys.B));
		int fetches = this.api.fetches();
		SigningKeys forgetful = SigningKeys.create(this.api, this.clock, new TestExecutor(), (duration) -> {
		});
		SessionTokenVerifier restarted = new DefaultSessionTokenVerifier(OPTIONS, forgetful, this.clock,
				this.verifiedTokens);

		assertThat(restarted.verify(token).subject()).isEqualTo("user_1");

		assertThat(this.api.fetches()).isEqualTo(fetches);
	}

	@Test
	void whenOneCharacterDiffersThenItIsAnotherToken() {
		String token = TestKeys.A.token();
		this.verifier.verify(token);
		int dot = token.lastIndexOf('.');
		char other = (token.charAt(dot + 5) == 'A') ? 'B' : 'A';

		assertRefused(token.substring(0, dot + 5) + other + token.substring(dot + 6), OPTIONS,
				TokenErrorReason.TOKEN_INVALID_SIGNATURE);
	}

	@Test
	void anExpiredTokenIsNotRevived() {
		String token = TestKeys.A.token();
		this.verifier.verify(token);
		this.clock.advance(Duration.ofSeconds(64));
		this.verifier.verify(token);
		this.clock.advance(Duration.ofSeconds(1));

		assertRefused(token, OPTIONS, TokenErrorReason.TOKEN_EXPIRED);
	}

	@Test
	void optionsOfTheMomentAreJudgedBy() {
		String token = TestKeys.A.tokenOf("aud", "https://api.example");
		this.verifier.verify(token);

		assertRefused(token, OPTIONS.mutate().authorizedParties(List.of("https://other.example")).build(),
				TokenErrorReason.TOKEN_INVALID_AUTHORIZED_PARTIES);
		assertRefused(token, OPTIONS.mutate().audience(List.of("https://other.example")).build(),
				TokenErrorReason.TOKEN_VERIFICATION_FAILED);
		this.clock.advance(Duration.ofSeconds(61));
		assertRefused(token, OPTIONS.mutate().clockSkew(Duration.ZERO).build(), TokenErrorReason.TOKEN_EXPIRED);
	}

	@Test
	void aTokenOfOneInstanceIsNotRememberedForAnother() {
		ClerkOptions other = OPTIONS.mutate().secretKey("sk_test_2").build();
		this.api.answer((options) -> TestKeys.jwks(options.equals(other) ? TestKeys.B : TestKeys.A));
		String token = TestKeys.A.token();
		this.verifier.verify(token);

		assertRefused(token, other, TokenErrorReason.JWK_KID_MISMATCH);
		assertRefused(token, OPTIONS.mutate().jwtKey(TestKeys.B.pem()).build(),
				TokenErrorReason.TOKEN_INVALID_SIGNATURE);
	}

	@Test
	void aRefusedTokenIsNotRemembered() {
		assertRefused(TestKeys.A.tokenOf("exp", 1), OPTIONS, TokenErrorReason.TOKEN_EXPIRED);

		assertThat(this.verifiedTokens.size()).isZero();
	}

	@Test
	void theMemoryIsBounded() {
		for (int i = 0; i < 50; i++) {
			this.verifier.verify(TestKeys.A.tokenOf("jti", "jti_" + i));
		}

		assertThat(this.verifiedTokens.size()).isLessThanOrEqualTo(3);
	}

	@Test
	void theMemoryForgetsWhatHasExpired() {
		this.verifier.verify(TestKeys.A.token());
		assertThat(this.verifiedTokens.size()).isOne();
		this.clock.advance(Duration.ofSeconds(66));

		assertThat(this.verifiedTokens.size()).isZero();
	}

	@Test
	void aLongLivedTokenIsRememberedNoLongerThanKeysAre() {
		String token = TestKeys.A.tokenOf("exp", 8_640_000_000_000L);
		this.verifier.verify(token);
		this.api.answer(TestKeys.jwks(TestKeys.B));
		this.clock.advance(Duration.ofMinutes(6));

		assertRefused(token, OPTIONS, TokenErrorReason.JWK_KID_MISMATCH);
	}

	@Test
	void whenSwitchedOffThenNothingIsRemembered() {
		VerifiedTokens off = new VerifiedTokens(0, this.clock);
		SessionTokenVerifier plain = new DefaultSessionTokenVerifier(OPTIONS, this.keys, this.clock, off);

		plain.verify(TestKeys.A.token());
		plain.verify(TestKeys.A.token());

		assertThat(off.size()).isZero();
	}

	@Test
	void aFingerprintIsTheHashOfInstanceAndToken() {
		DecodedToken token = DecodedToken.decode(TestKeys.A.token());
		TokenFingerprint fingerprint = this.keys.scope(OPTIONS).fingerprint(token);

		assertThat(this.keys.scope(OPTIONS).fingerprint(token)).isEqualTo(fingerprint).hasSameHashCodeAs(fingerprint);
		assertThat(this.keys.scope(OPTIONS.mutate().apiVersion("v2").build()).fingerprint(token))
			.isNotEqualTo(fingerprint);
	}

	private void assertRefused(String token, ClerkOptions options, TokenErrorReason reason) {
		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> this.verifier.verify(DecodedToken.decode(token), options, TokenSource.HEADER))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

}
