package com.clerk.spring.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;

/**
 * The caller of the running request, as the security context has it.
 *
 * @since 0.1.0
 */
public final class CurrentCaller {

	private CurrentCaller() {
	}

	/**
	 * Returns the caller.
	 * @return the principal, if it is a caller of Clerk; else a signed-out caller
	 */
	public static Auth get() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Auth auth) ? auth
				: SessionAuth.signedOut(CallerContext.none());
	}

}
