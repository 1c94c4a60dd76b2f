package com.clerk.spring.test.emulator;

import java.util.List;

/**
 * Lets the application know what happened on a hosted page. Cookies ignore ports, so an
 * application on another port of the same host sees those that the emulator sets.
 */
final class SessionHandover {

	static final int AFTER_FORM = 303;

	static final int AT_ONCE = 307;

	private final Instance instance;

	private final SessionTokens tokens;

	private final SessionCookies cookies;

	SessionHandover(Instance instance, SessionTokens tokens, SessionCookies cookies) {
		this.instance = instance;
		this.tokens = tokens;
		this.cookies = cookies;
	}

	/**
	 * Adds to an answer that somebody is signed in.
	 */
	ApiResponse signedIn(ApiResponse response, SignedIn signedIn, RedirectTarget target) {
		ApiResponse known = this.instance.isDevelopment() ? response
				: response.with(List.of(this.cookies.client(signedIn.client())));
		return known.with(this.cookies.signedIn(signedIn, this.tokens.create(signedIn.session(), target.origin())));
	}

	/**
	 * Adds to an answer that nobody is.
	 */
	ApiResponse signedOut(ApiResponse response) {
		return response.with(this.cookies.signedOut(null));
	}

}
