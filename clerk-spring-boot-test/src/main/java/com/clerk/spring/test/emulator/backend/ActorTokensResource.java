package com.clerk.spring.test.emulator.backend;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SignInToken;
import com.clerk.spring.test.emulator.sessions.SignInTokens;

/**
 * Tickets that sign somebody in in place of a user, as the Backend API makes and revokes
 * them. How long such a session may last is taken and makes no difference.
 */
final class ActorTokensResource {

	private static final Duration DEFAULT_LIFE = Duration.ofHours(1);

	private static final Set<String> NEW = Set.of("user_id", "actor", "expires_in_seconds",
			"session_max_duration_in_seconds");

	private final EmulatorState state;

	private final SignInTokens tokens;

	ActorTokensResource(EmulatorState state, SignInTokens tokens) {
		this.state = state;
		this.tokens = tokens;
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, NEW);
		String userId = body.requiredText("user_id");
		Map<String, Object> actor = body.object("actor");
		if (!(actor.get("sub") instanceof String)) {
			throw ApiException.parameter("form_param_missing", "actor", "must be an object with 'sub', who acts.");
		}
		if (this.state.account(userId).isEmpty()) {
			throw UsersResource.unknown(userId);
		}
		Duration life = body.seconds("expires_in_seconds").orElse(DEFAULT_LIFE);
		return answer(this.tokens.createForActor(userId, actor, life), request);
	}

	ApiResponse revoke(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.tokens.revoke(id, SignInToken::isForActor)
			.map((token) -> answer(token, request))
			.orElseThrow(() -> ApiException.notFound("No actor token was found with id " + id));
	}

	private static ApiResponse answer(SignInToken token, ApiRequest request) {
		return ApiResponse.json(200, token.json(SignInTokensResource.signInUrl(request)));
	}

}
