package com.clerk.spring.test.emulator.machines;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.ApiException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How many tokens of machines there may be.
 */
class MachineTokensTests {

	private static final Instant NOW = Instant.EPOCH;

	private final MachineTokens tokens = new MachineTokens(Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void ofTooManyAccessTokensTheOldestGoes() {
		fill(TokenType.OAUTH_TOKEN);

		this.tokens.add(token(TokenType.OAUTH_TOKEN, "one more"));

		assertThat(this.tokens.all(TokenType.OAUTH_TOKEN)).hasSize(TokensOfKind.CAPACITY);
		assertThat(this.tokens.verify(TokenType.OAUTH_TOKEN, "secret 0")).isEmpty();
		assertThat(this.tokens.verify(TokenType.OAUTH_TOKEN, "secret 1")).isPresent();
		assertThat(this.tokens.verify(TokenType.OAUTH_TOKEN, "secret one more")).isPresent();
	}

	@Test
	void accessTokensTakeNoRoomFromOthers() {
		fill(TokenType.OAUTH_TOKEN);

		this.tokens.add(token(TokenType.API_KEY, "one"));

		assertThat(this.tokens.verify(TokenType.API_KEY, "secret one")).isPresent();
	}

	@Test
	void tooManyKeysAreRefused() {
		fill(TokenType.API_KEY);

		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> this.tokens.add(token(TokenType.API_KEY, "one more")));
	}

	@Test
	void endedTokensMakeRoomUnlessTheirEndIsToBeSeen() {
		fill(TokenType.API_KEY);
		this.tokens.change(TokenType.API_KEY, "0", (token, now) -> token.answeredWhenEnded().revoked(null, now));
		this.tokens.change(TokenType.API_KEY, "1", (token, now) -> token.revoked(null, now));

		this.tokens.add(token(TokenType.API_KEY, "one more"));

		assertThat(this.tokens.verify(TokenType.API_KEY, "secret 0")).isPresent();
		assertThat(this.tokens.find(TokenType.API_KEY, "1")).isEmpty();
		assertThat(this.tokens.verify(TokenType.API_KEY, "secret one more")).isPresent();
	}

	@Test
	void aTokenIsOfItsKindOnlyAndGoneWhenItIsRemoved() {
		this.tokens.add(token(TokenType.API_KEY, "one"));

		assertThat(this.tokens.verify(TokenType.OAUTH_TOKEN, "secret one")).isEmpty();
		assertThat(this.tokens.remove(TokenType.OAUTH_TOKEN, "one")).isEmpty();
		assertThat(this.tokens.remove(TokenType.API_KEY, "one")).isPresent();
		assertThat(this.tokens.verify(TokenType.API_KEY, "secret one")).isEmpty();
	}

	private void fill(TokenType type) {
		for (int i = 0; i < TokensOfKind.CAPACITY; i++) {
			this.tokens.add(token(type, String.valueOf(i)));
		}
	}

	private static MachineToken token(TokenType type, String id) {
		return new MachineToken(type, id, "secret " + id, "user_1", List.of(), Map.of(), Map.of(), null,
				MachineToken.Revocation.NONE, NOW, NOW);
	}

}
