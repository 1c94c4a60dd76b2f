package com.clerk.spring.test;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.ReturnBack;

/**
 * The context of a made-up caller: nothing is verified, the pages of Clerk are made up
 * too.
 */
enum TestCallerContext implements CallerContext {

	INSTANCE;

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

}
