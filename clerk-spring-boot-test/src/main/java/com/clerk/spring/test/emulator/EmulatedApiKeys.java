package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.function.Consumer;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;

/**
 * The API keys of the emulator.
 *
 * <pre>
 * String key = clerk.apiKeys().create((k) -&gt; k.subject("org_1").scopes("projects:write")).token();
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedApiKeys {

	private final MachineTokenIssuer issuer;

	private final MachineTokens tokens;

	EmulatedApiKeys(MachineTokenIssuer issuer, MachineTokens tokens) {
		this.issuer = issuer;
		this.tokens = tokens;
	}

	/**
	 * Makes one.
	 * @param description says what it is
	 * @return the token
	 */
	public EmulatedMachineToken create(Consumer<EmulatedApiKeyBuilder> description) {
		EmulatedApiKeyBuilder builder = new EmulatedApiKeyBuilder();
		description.accept(builder);
		return new EmulatedMachineToken(this.tokens, this.issuer.issue(builder.build()));
	}

	/**
	 * Returns all there are, those that the application made too.
	 * @return the tokens, newest first, whatever became of them
	 */
	public List<EmulatedMachineToken> all() {
		return this.tokens.all(TokenType.API_KEY)
			.stream()
			.map((token) -> new EmulatedMachineToken(this.tokens, token))
			.toList();
	}

	/**
	 * Shows none of them.
	 */
	@Override
	public String toString() {
		return "EmulatedApiKeys";
	}

}
