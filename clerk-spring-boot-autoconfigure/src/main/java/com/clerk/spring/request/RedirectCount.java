package com.clerk.spring.request;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How often a browser was just sent away, as its cookie says
 * ({@code shared/spec/authenticate-request.md} section 14.1). A browser that deletes the
 * cookie deceives itself only.
 *
 * @param value the number of redirects
 */
record RedirectCount(int value) {

	/** The cookie. */
	static final String COOKIE = "__clerk_redirect_count";

	private static final int LIMIT = 3;

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	static RedirectCount of(@Nullable String cookie) {
		boolean number = cookie != null && NUMBER.matcher(cookie).matches();
		return new RedirectCount(number ? Integer.parseInt(cookie) : 0);
	}

	boolean isZero() {
		return this.value == 0;
	}

	boolean isAtLimit() {
		return this.value >= LIMIT;
	}

	/**
	 * Returns the cookie that counts one more redirect, in the letters of the
	 * specification.
	 */
	String next() {
		return COOKIE + "=" + (this.value + 1) + "; SameSite=Lax; HttpOnly; Max-Age=2";
	}

}
