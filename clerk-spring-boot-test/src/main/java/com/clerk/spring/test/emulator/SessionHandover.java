package com.clerk.spring.test.emulator;

/**
 * Lets the application know what happened on a hosted page. Cookies ignore ports, so an
 * application on another port of the same host sees those that the emulator sets.
 */
final class SessionHandover {

	static final int AFTER_FORM = 303;

	static final int AT_ONCE = 307;

	private final SessionCookies cookies;

	SessionHandover(SessionCookies cookies) {
		this.cookies = cookies;
	}

	/**
	 * Adds to an answer that somebody is signed in.
	 */
	ApiResponse signedIn(ApiResponse response, SignedIn signedIn, RedirectTarget target) {
		return response.with(this.cookies.signedIn(signedIn, target.origin()));
	}

	/**
	 * Adds to an answer that nobody is.
	 */
	ApiResponse signedOut(ApiResponse response) {
		return response.with(this.cookies.signedOut(null));
	}

}
