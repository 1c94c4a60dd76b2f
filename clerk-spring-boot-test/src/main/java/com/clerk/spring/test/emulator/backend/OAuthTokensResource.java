package com.clerk.spring.test.emulator.backend;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.machines.MachineTokens;

/**
 * OAuth access tokens, as the Backend API verifies them.
 */
final class OAuthTokensResource {

	private final MachineTokens tokens;

	OAuthTokensResource(MachineTokens tokens) {
		this.tokens = tokens;
	}

	ApiResponse verify(ApiRequest request, PathVariables path) {
		String text = JsonBody.of(request).requiredText("access_token");
		return this.tokens.verify(TokenType.OAUTH_TOKEN, text)
			.map((token) -> ApiResponse.json(200, MachineTokenJson.of(token, this.tokens.now())))
			.orElseThrow(() -> ApiException.notFound("OAuth token not found"));
	}

}
