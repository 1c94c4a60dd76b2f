package com.clerk.spring.test.emulator.backend;

import java.time.Duration;
import java.util.Set;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiHost;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SignInToken;
import com.clerk.spring.test.emulator.sessions.SignInTokens;

/**
 * Tickets that sign users in, as the Backend API makes and revokes them.
 */
final class SignInTokensResource {

	private static final Duration DEFAULT_LIFE = Duration.ofDays(30);

	private final EmulatorState state;

	private final SignInTokens tokens;

	SignInTokensResource(EmulatorState state, SignInTokens tokens) {
		this.state = state;
		this.tokens = tokens;
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, Set.of("user_id", "expires_in_seconds"));
		String userId = body.requiredText("user_id");
		if (this.state.account(userId).isEmpty()) {
			throw UsersResource.unknown(userId);
		}
		SignInToken made = this.tokens.create(userId, body.seconds("expires_in_seconds").orElse(DEFAULT_LIFE));
		return ApiResponse.json(200, made.json(signInUrl(request)));
	}

	ApiResponse revoke(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.tokens.revoke(id, (token) -> !token.isForActor())
			.map((token) -> ApiResponse.json(200, token.json(signInUrl(request))))
			.orElseThrow(() -> ApiException.notFound("No sign-in token was found with id " + id));
	}

	static String signInUrl(ApiRequest request) {
		ApiHost host = ApiHost.of(request);
		return "http://" + host.name() + host.port() + "/sign-in";
	}

}
