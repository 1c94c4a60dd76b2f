package com.clerk.spring.test;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.model.ClerkUser;

/**
 * The context of a made-up caller: nothing is verified and nobody is asked, the pages of
 * Clerk, its tokens and users are made up too.
 *
 * @param subject whose tokens are made up
 * @param known what is known of the user
 */
record TestCallerContext(String subject, TestUser known) implements CallerContext {

	private static final String PORTAL = "https://accounts.example.com";

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
		return PORTAL + "/sign-in";
	}

	@Override
	public String signUpUrl(ReturnBack returnBack) {
		return PORTAL + "/sign-up";
	}

	/**
	 * Names the template, so that a test can tell which token was handed on.
	 */
	@Override
	public String createToken(String sessionId, TokenRequest request) {
		String template = request.template();
		return "made-up-" + ((template != null) ? template + "-" : "") + "token-of-" + this.subject;
	}

	@Override
	public ClerkUser user(String userId) {
		return this.known.resource(userId);
	}

	@Override
	public SessionAuth recheck(SessionAuth session) {
		return session;
	}

	@Override
	public Auth recheck(MachineAuth machine) {
		return machine;
	}

}
