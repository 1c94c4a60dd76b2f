package com.clerk.spring.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;

/**
 * interim
 */
public final class CurrentCaller {

	private CurrentCaller() {
	}

	public static Auth get() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Auth auth) ? auth
				: SessionAuth.signedOut(CallerContext.none());
	}

}
