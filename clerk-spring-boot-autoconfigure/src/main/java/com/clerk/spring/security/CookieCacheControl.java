package com.clerk.spring.security;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.http.HttpHeaders;

/**
 * A response that sets a session cookie. What the application says about its caching
 * stands, unless it would let caches that many people share keep the cookie: static
 * resources get such headers without anybody thinking of cookies
 * ({@code shared/spec/authenticate-request.md} section 15.2).
 */
final class CookieCacheControl extends HttpServletResponseWrapper {

	CookieCacheControl(HttpServletResponse response) {
		super(response);
	}

	@Override
	public void setHeader(String name, String value) {
		super.setHeader(name, safe(name, value));
	}

	@Override
	public void addHeader(String name, String value) {
		if (HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
			// Added to ours, it could only be read as a contradiction.
			super.setHeader(name, safe(name, value));
		}
		else {
			super.addHeader(name, value);
		}
	}

	private static String safe(String name, String value) {
		if (value == null || !HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
			return value;
		}
		String directives = value.toLowerCase(Locale.ROOT);
		boolean unshared = directives.contains("no-store") || directives.contains("private");
		return (unshared && !directives.contains("public")) ? value : "private, no-store";
	}

}
