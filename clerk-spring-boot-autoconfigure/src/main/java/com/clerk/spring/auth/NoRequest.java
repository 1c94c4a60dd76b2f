package com.clerk.spring.auth;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.model.ClerkUser;

/**
 * The context of a caller that belongs to no request.
 */
enum NoRequest implements CallerContext {

	INSTANCE;

	@Override
	public Auth narrow(AcceptedTokens accepted, Auth caller) {
		return Narrowing.narrow(accepted, caller, this);
	}

	@Override
	public @Nullable Duration outage(AcceptedTokens accepted) {
		return null;
	}

	@Override
	public String signInUrl(ReturnBack returnBack) {
		throw new IllegalStateException("The sign-in address is known during a request only");
	}

	@Override
	public String signUpUrl(ReturnBack returnBack) {
		throw new IllegalStateException("The sign-up address is known during a request only");
	}

	@Override
	public String createToken(String sessionId, TokenRequest request) {
		throw notAsked("for a token");
	}

	@Override
	public ClerkUser user(String userId) {
		throw notAsked("about a user");
	}

	@Override
	public SessionAuth recheck(SessionAuth session) {
		throw notAsked("about a session");
	}

	@Override
	public Auth recheck(MachineAuth machine) {
		throw notAsked("about a token");
	}

	private static IllegalStateException notAsked(String what) {
		return new IllegalStateException("Clerk can't be asked " + what
				+ " for a caller of no request: use the Auth of a request, or the ClerkBackend bean");
	}

}
