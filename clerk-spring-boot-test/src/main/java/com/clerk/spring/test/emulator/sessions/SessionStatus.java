package com.clerk.spring.test.emulator.sessions;

import java.util.Locale;

/**
 * What became of a session.
 */
public enum SessionStatus {

	ACTIVE, PENDING, ENDED, REMOVED, REPLACED, REVOKED;

	/**
	 * Whether tokens are made for a session of this status.
	 */
	boolean isLive() {
		return this == ACTIVE || this == PENDING;
	}

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
