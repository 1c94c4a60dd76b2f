package com.clerk.spring.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.security.HandlerCaller;

/**
 * Keeps the caller, as the first dispatch decided it, for arguments and later dispatches.
 */
final class DecidedCaller {

	private static final String ATTRIBUTE = DecidedCaller.class.getName();

	/** The first dispatch demanded nobody. */
	private static final Object NOBODY = new Object();

	private DecidedCaller() {
	}

	static void keep(ServletRequest request, @Nullable Auth caller) {
		request.setAttribute(ATTRIBUTE, (caller != null) ? caller : NOBODY);
	}

	static boolean isKept(ServletRequest request) {
		return request.getAttribute(ATTRIBUTE) != null;
	}

	/**
	 * Returns the caller as decided, or as the security context has it.
	 * @param narrow whether the kind is named that is asked for, so that a token of
	 * another kind need not be verified
	 */
	static Auth of(HttpServletRequest request, boolean narrow) {
		if (request.getAttribute(ATTRIBUTE) instanceof Auth caller) {
			return caller;
		}
		return narrow ? HandlerCaller.undecided(request) : ClerkAuth.current();
	}

}
