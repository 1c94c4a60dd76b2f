package com.clerk.spring.security;

import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.util.WebUtils;

/**
 * A cookie that counts redirects of one kind.
 */
enum LoopCounter {

	/** To a handshake and back. */
	HANDSHAKES("__clerk_redirect_count"),

	/**
	 * To the sign-in page, where it is suspected that the browser will come straight
	 * back.
	 */
	SIGN_INS("__clerk_sign_in_count");

	static final int LIMIT = 3;

	/** Deviation D4: anything else is no number. */
	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	private final String cookie;

	LoopCounter(String cookie) {
		this.cookie = cookie;
	}

	String cookie() {
		return this.cookie;
	}

	int count(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, this.cookie);
		String value = (cookie != null) ? cookie.getValue() : null;
		return (value != null && NUMBER.matcher(value).matches()) ? Integer.parseInt(value) : 0;
	}

	boolean isAtLimit(HttpServletRequest request) {
		return count(request) >= LIMIT;
	}

}
