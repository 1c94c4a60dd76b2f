package com.clerk.spring.test.emulator.frontend;

import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * The browser and who is signed in to it.
 */
final class ClientResource {

	private final FrontendAnswers answers;

	private final Instance instance;

	private final Sessions sessions;

	private final RedirectTargets targets;

	ClientResource(FrontendAnswers answers, Instance instance, Sessions sessions, RedirectTargets targets) {
		this.answers = answers;
		this.instance = instance;
		this.sessions = sessions;
		this.targets = targets;
	}

	ApiResponse get(BrowserCall call, PathVariables path) {
		return this.answers.read(call, this.answers.client(call));
	}

	/**
	 * Makes a browser known.
	 */
	ApiResponse create(BrowserCall call, PathVariables path) {
		return this.answers.changedClient(known(call));
	}

	/**
	 * Signs everybody out. A stranger is told so too: its cookies may still say that
	 * somebody is signed in.
	 */
	ApiResponse signOut(BrowserCall call, PathVariables path) {
		BrowserCall known = known(call);
		this.sessions.signOut(known.client());
		return this.answers.changedClient(known);
	}

	private BrowserCall known(BrowserCall call) {
		return (call.browser() != null) ? call : call.from(this.sessions.clientOrNew(""));
	}

	/**
	 * Signs everybody out and forgets the browser; that of a development instance stays
	 * known by its dev browser.
	 */
	ApiResponse delete(BrowserCall call, PathVariables path) {
		if (this.instance.isDevelopment()) {
			this.sessions.signOut(call.client());
			return this.answers.read(call, null);
		}
		this.sessions.forget(call.client());
		return this.answers.forgotten(call);
	}

	/**
	 * Renews what the browser is known by on the way of a navigation.
	 */
	ApiResponse touch(BrowserCall call, PathVariables path) {
		String url = this.targets.require(call.request().query().get("redirect_url"));
		return this.answers.withCookies(call, ApiResponse.redirect(307, url));
	}

}
