package com.clerk.spring.test.emulator.directory;

import java.util.Locale;

/**
 * What became of an invitation.
 */
public enum InvitationState {

	PENDING, ACCEPTED, REVOKED, EXPIRED;

	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
