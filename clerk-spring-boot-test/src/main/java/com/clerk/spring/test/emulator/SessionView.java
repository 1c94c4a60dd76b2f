package com.clerk.spring.test.emulator;

import org.jspecify.annotations.Nullable;

/**
 * What a browser holds of a session.
 *
 * @param origin the authorized party of its tokens, or null
 * @param expired whether its session token has expired
 * @param refreshable whether it holds a refresh token
 */
record SessionView(@Nullable String origin, boolean expired, boolean refreshable) {

	static final SessionView INITIAL = new SessionView(null, false, false);

	SessionView withOrigin(String origin) {
		return new SessionView(origin, this.expired, this.refreshable);
	}

	SessionView withExpiredToken() {
		return new SessionView(this.origin, true, this.refreshable);
	}

	SessionView withRefreshToken() {
		return new SessionView(this.origin, this.expired, true);
	}

}
