package com.clerk.spring.token;

import com.clerk.spring.auth.VerifiedApiKey;
import com.clerk.spring.backend.MachineTokenApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * API keys, which are opaque.
 */
final class ApiKeys implements MachineTokenKind {

	private final MachineTokenApi api;

	private final OpaqueTokens opaqueTokens;

	ApiKeys(MachineTokenApi api, MachineTokenCache cache) {
		this.api = api;
		this.opaqueTokens = new OpaqueTokens("API key", cache);
	}

	@Override
	public VerifiedApiKey verifyJwt(String token, ClerkOptions options) {
		MachineJwts.decode(token);
		throw new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_INVALID,
				"Invalid API key. An API key is no JWT.");
	}

	@Override
	public VerifiedApiKey verifyOpaque(String token, ClerkOptions options) {
		MachineTokenAnswer answer = this.opaqueTokens.verify(token, options.secretKey(), options,
				() -> this.api.verifyApiKey(token, options));
		return new VerifiedApiKey(answer.id(), answer.subject(), answer.textOrNull("name"), answer.scopes(),
				answer.claims());
	}

}
