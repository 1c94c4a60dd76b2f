package com.clerk.spring.test.emulator.sessions;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A browser.
 *
 * @param id an id such as {@code client_…}
 * @param token what the browser shows to be known again: the dev browser ({@code dvb_…})
 * of a development instance, the value of the cookie {@code __client} of a production one
 * @param activeSessionId the session that its pages are in, if it is still live, or null
 * @param createdAt when it was first seen
 * @param updatedAt when somebody last signed in or out of it
 */
public record Client(String id, String token, @Nullable String activeSessionId, Instant createdAt, Instant updatedAt) {

	public Client withUpdatedAt(Instant updatedAt) {
		return new Client(this.id, this.token, this.activeSessionId, this.createdAt, updatedAt);
	}

	Client withActiveSession(String sessionId) {
		return new Client(this.id, this.token, sessionId, this.createdAt, this.updatedAt);
	}

	Client withToken(String token) {
		return new Client(this.id, token, this.activeSessionId, this.createdAt, this.updatedAt);
	}

	/**
	 * Shows the id only.
	 */
	@Override
	public String toString() {
		return "Client[" + this.id + "]";
	}

}
