package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.function.Consumer;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;

/**
 * The OAuth access tokens of the emulator.
 *
 * <pre>
 * String token = clerk.oauthTokens().create((t) -&gt; t.subject("user_1").scopes("profile")).token();
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedOAuthTokens {

	private final MachineTokenIssuer issuer;

	private final MachineTokens tokens;

	EmulatedOAuthTokens(MachineTokenIssuer issuer, MachineTokens tokens) {
		this.issuer = issuer;
		this.tokens = tokens;
	}

	/**
	 * Makes one.
	 * @param description says what it is
	 * @return the token
	 */
	public EmulatedMachineToken create(Consumer<EmulatedOAuthTokenBuilder> description) {
		EmulatedOAuthTokenBuilder builder = new EmulatedOAuthTokenBuilder();
		description.accept(builder);
		return new EmulatedMachineToken(this.tokens, this.issuer.issue(builder.build()));
	}

	/**
	 * Returns all there are, those that the application made too.
	 * @return the tokens, newest first, whatever became of them
	 */
	public List<EmulatedMachineToken> all() {
		return this.tokens.all(TokenType.OAUTH_TOKEN)
			.stream()
			.map((token) -> new EmulatedMachineToken(this.tokens, token))
			.toList();
	}

	/**
	 * Shows none of them.
	 */
	@Override
	public String toString() {
		return "EmulatedOAuthTokens";
	}

}
