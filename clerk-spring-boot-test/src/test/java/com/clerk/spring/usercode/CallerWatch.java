package com.clerk.spring.usercode;

import java.util.Objects;

import com.clerk.spring.auth.Auth;

/**
 * Tells whether the caller of something that outlives its request is still who was let
 * in.
 */
final class CallerWatch {

	private static final int MAX_FAILURES = 10;

	private final Auth auth;

	private int failures;

	CallerWatch(Auth auth) {
		this.auth = auth;
	}

	Runnable orElse(Runnable end) {
		return () -> {
			if (!isStillWelcome()) {
				end.run();
			}
		};
	}

	boolean isStillWelcome() {
		try {
			Auth now = this.auth.recheck();
			this.failures = 0;
			return now.isAuthenticated() && Objects.equals(now.orgId(), this.auth.orgId());
		}
		catch (RuntimeException ex) {
			this.failures++;
			return this.failures < MAX_FAILURES;
		}
	}

}
