package com.clerk.spring.web;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.security.ClerkAuth;

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
	 */
	static Auth of(ServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof Auth caller) ? caller : ClerkAuth.current();
	}

}
