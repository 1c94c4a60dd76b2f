package com.clerk.spring.test.emulator.oauth;

import java.util.Optional;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.machines.MachineToken;
import com.clerk.spring.test.emulator.machines.MachineTokens;

/**
 * Finds the OAuth access tokens that are good, JWTs among them: the emulator keeps these
 * too.
 *
 * @param tokens all tokens of machines
 */
record AccessTokens(MachineTokens tokens) {

	Optional<MachineToken> find(String text) {
		return this.tokens.verify(TokenType.OAUTH_TOKEN, text).filter((token) -> !token.isEnded(this.tokens.now()));
	}

	Optional<MachineToken> find(String text, OAuthApplication application) {
		return find(text).filter((token) -> application.clientId().equals(token.details().get("client_id")));
	}

	void revoke(MachineToken token) {
		this.tokens.change(TokenType.OAUTH_TOKEN, token.id(), (each, now) -> each.revoked(null, now));
	}

}
