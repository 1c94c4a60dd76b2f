package com.clerk.spring.request;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * Where Clerk is never asked about callers.
 */
enum NobodyToAsk implements CallerApi {

	INSTANCE;

	@Override
	public String createToken(String sessionId, TokenRequest request, ClerkOptions options) {
		throw missing();
	}

	@Override
	public ClerkUser user(String userId, ClerkOptions options) {
		throw missing();
	}

	@Override
	public void forgetUser(String userId) {
		// Nothing is kept.
	}

	@Override
	public SessionAuth recheck(SessionAuth session, CallerContext context, ClerkOptions options) {
		throw missing();
	}

	@Override
	public Auth recheck(MachineAuth machine, CallerContext context, ClerkOptions options) {
		throw missing();
	}

	private static IllegalStateException missing() {
		return new IllegalStateException(
				"There is nobody to ask for tokens, users and sessions: add a CallerApi bean, as the auto-configuration does");
	}

}
