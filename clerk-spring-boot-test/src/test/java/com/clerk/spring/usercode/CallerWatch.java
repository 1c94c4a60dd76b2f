package com.clerk.spring.usercode;

import java.util.Objects;

import com.clerk.spring.auth.Auth;

/**
 * Ends what outlives its request, once its caller is no longer who was let in. To be run
 * on a timer.
 */
final class CallerWatch implements Runnable {

	private static final int MAX_FAILURES = 10;

	private final Auth auth;

	private final Runnable end;

	private int failures;

	CallerWatch(Auth auth, Runnable end) {
		this.auth = auth;
		this.end = end;
	}

	@Override
	public void run() {
		if (!isStillWelcome()) {
			this.end.run();
		}
	}

	private boolean isStillWelcome() {
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
