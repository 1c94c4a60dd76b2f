package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.nimbusds.jose.jwk.RSAKey;
import org.junit.jupiter.api.Test;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.SigningKeys;
import com.clerk.spring.test.emulator.instance.TokenSigner;
import com.clerk.spring.test.emulator.machines.MachineToken;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept of grants, and for how long.
 */
class GrantsTests {

	private static final Grant GRANT = new Grant("oa_1", "client_1", "user_1", List.of("email"));

	private final MachineTokens tokens = new MachineTokens(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	private final Grants grants = new Grants(new MachineTokenIssuer(Instance.create(InstanceType.DEVELOPMENT),
			new TokenSigner(new SigningKeys("key", GrantsTests::noKey)), this.tokens), this.tokens);

	@Test
	void ofTooManyGrantsTheOldestEndsWithItsTokens() {
		OpenGrant oldest = this.grants.begin(GRANT, "oldest code");
		MachineToken token = token(oldest);
		String refreshToken = this.grants.refreshToken(oldest);
		for (int i = 0; i < Grants.CAPACITY; i++) {
			assertThat(isRevoked(token)).isFalse();
			this.grants.refreshToken(this.grants.begin(GRANT, "code " + i));
		}

		assertThat(isRevoked(token)).isTrue();
		assertThat(this.grants.withRefreshToken(refreshToken)).isEmpty();
		assertThat(this.grants.endIfSpent("oldest code", "twice")).isFalse();
		assertThat(this.grants.endIfSpent("code 0", "twice")).isTrue();
	}

	@Test
	void grantsThatGiveNothingMoreMakeRoomFirst() {
		OpenGrant oldest = this.grants.begin(GRANT, "oldest code");
		MachineToken token = token(oldest);
		for (int i = 0; i < Grants.CAPACITY * 3; i++) {
			this.grants.begin(GRANT, "code " + i);
		}

		assertThat(isRevoked(token)).isFalse();
		assertThat(this.grants.endIfSpent("oldest code", "twice")).isTrue();
		assertThat(isRevoked(token)).isTrue();
	}

	@Test
	void manyRefreshesOfOneGrantForgetNothingOfAnother() {
		OpenGrant quiet = this.grants.begin(GRANT, "quiet code");
		String spent = this.grants.refreshToken(quiet);
		String good = this.grants.refreshToken(quiet);
		OpenGrant busy = this.grants.begin(GRANT, "busy code");
		String first = this.grants.refreshToken(busy);
		for (int i = 0; i < 2 * Grants.CAPACITY; i++) {
			this.grants.refreshToken(busy);
		}

		assertThat(this.grants.endIfSpent(first, "twice")).as("forgotten").isFalse();
		assertThat(this.grants.withRefreshToken(good)).contains(quiet);
		assertThat(this.grants.endIfSpent(good, "twice")).as("not spent").isFalse();
		assertThat(this.grants.endIfSpent(spent, "twice")).isTrue();
		assertThat(this.grants.withRefreshToken(good)).isEmpty();
	}

	@Test
	void ofTooManyTokensOfAGrantTheOldestIsTakenBack() {
		OpenGrant grant = this.grants.begin(GRANT, "code");
		List<MachineToken> given = new ArrayList<>();
		for (int i = 0; i <= OpenGrant.CAPACITY; i++) {
			given.add(token(grant));
		}

		assertThat(given.stream().filter(this::isRevoked)).containsExactly(given.get(0));
		this.grants.end(grant, "over");
		assertThat(given).allMatch(this::isRevoked);
	}

	private static RSAKey noKey() {
		throw new AssertionError("Nothing is signed here");
	}

	private MachineToken token(OpenGrant grant) {
		return this.grants.accessToken(grant, GRANT.scopes(), false);
	}

	private boolean isRevoked(MachineToken token) {
		return this.tokens.find(TokenType.OAUTH_TOKEN, token.id()).orElseThrow().revocation().revoked();
	}

}
