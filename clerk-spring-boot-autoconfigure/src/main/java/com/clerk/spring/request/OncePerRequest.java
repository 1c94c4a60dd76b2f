package com.clerk.spring.request;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * Asks for the user of a request once, however short users are kept elsewhere: within a
 * request the user is always the same, until its caller is checked again.
 */
final class OncePerRequest implements CallerApi {

	private final CallerApi delegate;

	/** A request has one user, or two where a machine token comes beside a session. */
	private volatile Map<String, ClerkUser> users = new ConcurrentHashMap<>();

	OncePerRequest(CallerApi delegate) {
		this.delegate = delegate;
	}

	@Override
	public String createToken(String sessionId, TokenRequest request, ClerkOptions options) {
		return this.delegate.createToken(sessionId, request, options);
	}

	@Override
	public ClerkUser user(String userId, ClerkOptions options) {
		// Who is checked again meanwhile gets a new map, so an answer that is on its way
		// stays out.
		Map<String, ClerkUser> known = this.users;
		ClerkUser user = known.get(userId);
		if (user == null) {
			user = this.delegate.user(userId, options);
			known.put(userId, user);
		}
		return user;
	}

	@Override
	public void forgetUser(String userId) {
		this.users.remove(userId);
		this.delegate.forgetUser(userId);
	}

	@Override
	public SessionAuth recheck(SessionAuth session, CallerContext context, ClerkOptions options) {
		SessionAuth now = this.delegate.recheck(session, context, options);
		forgetUnless(now == session);
		return now;
	}

	@Override
	public Auth recheck(MachineAuth machine, CallerContext context, ClerkOptions options) {
		Auth now = this.delegate.recheck(machine, context, options);
		forgetUnless(now == machine);
		return now;
	}

	private void forgetUnless(boolean believed) {
		if (!believed) {
			this.users = new ConcurrentHashMap<>();
		}
	}

}
