package com.clerk.spring.auth;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

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

}
