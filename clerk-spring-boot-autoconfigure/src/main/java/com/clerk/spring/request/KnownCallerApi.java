package com.clerk.spring.request;

import java.util.Objects;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * Asks the caller itself, who came from elsewhere and brought its answers.
 *
 * @param caller the caller
 */
record KnownCallerApi(Auth caller) implements CallerApi {

	@Override
	public String createToken(String sessionId, TokenRequest request, ClerkOptions options) {
		return Objects.requireNonNull(this.caller.getToken(request), "A signed-in caller has a token");
	}

	@Override
	public ClerkUser user(String userId, ClerkOptions options) {
		return Objects.requireNonNull(this.caller.user(), "A caller with a user id has a user");
	}

	@Override
	public void forgetUser(String userId) {
		// Nothing is kept.
	}

	@Override
	public SessionAuth recheck(SessionAuth session, CallerContext context, ClerkOptions options) {
		return (this.caller instanceof SessionAuth known) ? known.recheck().in(context) : session;
	}

	@Override
	public Auth recheck(MachineAuth machine, CallerContext context, ClerkOptions options) {
		Auth now = this.caller.recheck();
		return (now instanceof MachineAuth known) ? known.in(context) : now;
	}

}
