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

	/**
	 * Returns a session of the browser that calls, which must not be over.
	 * @throws ApiException with status 404 if it is another's, with 401 if it is over
	 */
	SignedIn live(BrowserCall call, String id) {
		SignedIn signedIn = find(call, id);
		if (!signedIn.session().isLive()) {
			throw ApiException.notSignedIn();
		}
		return signedIn;
	}

	/**
	 * Returns a session of the browser that calls, whatever became of it.
	 * @throws ApiException with status 404 if it is another's
	 */
	SignedIn find(BrowserCall call, String id) {
		return this.sessions.find(id)
			.filter((signedIn) -> signedIn.session().clientId().equals(call.client().id()))
			.orElseThrow(() -> ApiException.notFound("No session of this browser was found with id " + id));
	}

}
