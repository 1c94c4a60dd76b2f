package com.clerk.spring.request;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.backend.SessionTokenApi;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * Asks Clerk for tokens each time, and for users and sessions now and then.
 */
final class DefaultCallerApi implements CallerApi {

	private final SessionTokenApi tokens;

	private final UserCache users;

	private final RecheckedSessions sessions;

	private final RecheckedMachines machines;

	DefaultCallerApi(SessionTokenApi tokens, UserCache users, RecheckedSessions sessions, RecheckedMachines machines) {
		this.tokens = tokens;
		this.users = users;
		this.sessions = sessions;
		this.machines = machines;
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

	@Override
	public SessionAuth recheck(SessionAuth session, CallerContext context, ClerkOptions options) {
		SessionAuth now = this.sessions.recheck(session, options);
		return (now == session) ? session : now.in(context);
	}

	@Override
	public Auth recheck(MachineAuth machine, CallerContext context, ClerkOptions options) {
		return this.machines.recheck(machine, context, options);
	}

}
