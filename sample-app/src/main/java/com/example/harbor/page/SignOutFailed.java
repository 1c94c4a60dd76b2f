package com.example.harbor.page;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Tells the next page that signing out has failed. It is a cookie, as anybody could write
 * an address that says so.
 */
final class SignOutFailed {

	private static final String NAME = "harbor_sign_out_failed";

	private SignOutFailed() {
	}

	static void tell(HttpServletRequest request, HttpServletResponse response) {
		add(request, response, "1", Duration.ofMinutes(1));
	}

	/**
	 * Tells whether it is so, once.
	 */
	static boolean take(HttpServletRequest request, HttpServletResponse response) {
		if (WebUtils.getCookie(request, NAME) == null) {
			return false;
		}
		add(request, response, "", Duration.ZERO);
		return true;
	}

	private static void add(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(NAME, value)
					.path("/")
					.httpOnly(true)
					.sameSite("Lax")
					.secure(request.isSecure())
					.maxAge(age)
					.build()
					.toString());
	}

}
