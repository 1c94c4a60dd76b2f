package com.clerk.spring.test.emulator;

import java.time.Instant;

/**
 * A browser.
 *
 * @param id an id such as {@code client_…}
 * @param token what the browser shows to be known again: the dev browser ({@code dvb_…})
 * of a development instance, the value of the cookie {@code __client} of a production one
 * @param updatedAt when somebody last signed in or out of it
 */
record Client(String id, String token, Instant updatedAt) {

	Client withUpdatedAt(Instant updatedAt) {
		return new Client(this.id, this.token, updatedAt);
	}

	/**
	 * Shows the id only.
	 */
	@Override
	public String toString() {
		return "Client[" + this.id + "]";
	}

}
