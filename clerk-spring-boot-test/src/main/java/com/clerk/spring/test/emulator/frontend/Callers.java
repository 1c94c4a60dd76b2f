package com.clerk.spring.test.emulator.frontend;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * Tells who makes a call of the browser client.
 */
final class Callers {

	private final Sessions sessions;

	Callers(Sessions sessions) {
		this.sessions = sessions;
	}

	/**
	 * Returns who makes a call: by the session that the call names, else by the active
	 * one.
	 * @throws ApiException with status 401 if nobody is signed in
	 */
	SignedIn require(BrowserCall call) {
		String named = call.request().query().get("_clerk_session_id");
		Client client = call.client();
		return ((named != null) ? this.sessions.find(named) : this.sessions.current(client))
			.filter((signedIn) -> signedIn.session().clientId().equals(client.id()) && signedIn.session().isLive())
			.orElseThrow(ApiException::notSignedIn);
	}

}
