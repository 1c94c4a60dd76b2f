package com.example.harbor.page;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Tells the next page something, once. It is a cookie, as anybody could write an address
 * that says so.
 */
enum OneTimeCookie {

	/** Signing out has failed. */
	SIGN_OUT_FAILED("harbor_sign_out_failed"),

	/** Somebody has asked to be signed out. */
	SIGN_OUT_ASKED("harbor_sign_out_asked");

	private final String cookieName;

	OneTimeCookie(String cookieName) {
		this.cookieName = cookieName;
	}

	void tell(HttpServletRequest request, HttpServletResponse response) {
		add(request, response, "1", Duration.ofMinutes(1));
	}

	/**
	 * Tells whether it was told, once.
	 */
	boolean take(HttpServletRequest request, HttpServletResponse response) {
		if (WebUtils.getCookie(request, this.cookieName) == null) {
			return false;
		}
		add(request, response, "", Duration.ZERO);
		return true;
	}

	private void add(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(this.cookieName, value)
					.path("/")
					.httpOnly(true)
					.sameSite("Lax")
					.secure(request.isSecure())
					.maxAge(age)
					.build()
					.toString());
	}

}
