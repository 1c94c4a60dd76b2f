package com.clerk.spring.request;

import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.backend.SessionTokenApi;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * Asks Clerk for tokens each time, and for users now and then.
 */
final class DefaultCallerApi implements CallerApi {

	private final SessionTokenApi tokens;

	private final UserCache users;

	DefaultCallerApi(SessionTokenApi tokens, UserCache users) {
		this.tokens = tokens;
		this.users = users;
	}

	@Override
	public String createToken(String sessionId, TokenRequest request, ClerkOptions options) {
		return this.tokens.createToken(sessionId, request.template(), request.expiresIn(), options);
	}

	@Override
	public ClerkUser user(String userId, ClerkOptions options) {
		return this.users.get(userId, options);
	}

	@Override
	public void forgetUser(String userId) {
		this.users.forget(userId);
	}

}
